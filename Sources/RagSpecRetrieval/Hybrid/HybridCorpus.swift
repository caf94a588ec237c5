import RagSpecCore

/// The corpora that the parts of a hybrid search know: a document is unknown when it is in none of them.
struct HybridCorpus: DocumentTarget {
  private let corpora: [any DocumentTarget]

  init(_ corpora: [any DocumentTarget]) { self.corpora = corpora }

  /// Asked about documents only; the hybrid itself searches.
  func work(for input: CaseInput) throws(CaseError) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }

  func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String> {
    var unknown = ids
    for corpus in corpora where !unknown.isEmpty { unknown = try corpus.unknownDocuments(among: unknown) }
    return unknown
  }

  func passages(of document: String, separator: String, limit: Int) throws(InvalidInput) -> [String] {
    for corpus in corpora {
      let passages = try corpus.passages(of: document, separator: separator, limit: limit)
      if !passages.isEmpty { return passages }
    }
    return []
  }

  func hint(forUnknown id: String) -> String? { corpora.lazy.compactMap { $0.hint(forUnknown: id) }.first }

  func termMatch(of document: String, with query: String) -> TermMatch? {
    corpora.lazy.compactMap { $0.termMatch(of: document, with: query) }.first
  }

  func text(of document: String) -> String? { corpora.lazy.compactMap { $0.text(of: document) }.first }

  func similarity(of document: String, with query: String) -> Double? {
    corpora.lazy.compactMap { $0.similarity(of: document, with: query) }.first
  }

  func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic] {
    var advice: [Diagnostic] = []
    for corpus in corpora { advice += try corpus.review(for: cases) }
    return advice
  }
}
