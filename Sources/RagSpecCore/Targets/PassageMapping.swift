/// How passages that a search returns stand for the documents that they are parts of.
package struct PassageMapping: Hashable, Sendable {
  /// Where a document stands when several of its passages were found.
  package enum Rule: String, Sendable, CaseIterable {
    /// Where its first passage stands.
    case first
    /// Where the greatest score of its passages puts it.
    case max
  }

  let separator: String
  let rule: Rule

  package init(separator: String, rule: Rule = .first) {
    self.separator = separator
    self.rule = rule
  }

  /// The option of targets that answer with documents.
  package static let field = Field(
    "passages",
    .mapping([
      Field("separator", .text, isRequired: true, "what ends the document's id in a passage's, as '#' in 'hr-12#3'"),
      Field(
        "rule", .choice(Rule.allCases.map(\.rawValue)), default: "first",
        "whether a document stands where its first passage does, or where the greatest score of them puts it"),
    ]), "results are passages, and judged as the documents that they are parts of")

  /// Reads the option of a target; `nil` when it has none.
  package init?(_ target: ConfigNode) throws(InvalidInput) {
    guard let node = target["passages"] else { return nil }
    separator = node["separator"]?.text ?? ""
    rule = node["rule"].flatMap { Rule(rawValue: $0.text) } ?? .first
    guard !separator.isEmpty else {
      throw InvalidInput("wrong-type", "a separator has a character or more", at: node["separator"]?.location)
    }
  }

  /// Returns the documents of passages, each once and with all of its passages; an id without the separator is that of a
  /// document.
  package func documents(of passages: [RankedDocument]) -> [RankedDocument] {
    rule.documents(of: passages.map { ($0.identity == .known ? document(of: $0.id) : $0.id, $0) })
  }

  /// What stands before the last separator, byte for byte.
  private func document(of passage: String) -> String {
    let (bytes, separator) = (Array(passage.utf8), Array(separator.utf8))
    var start = bytes.count - separator.count
    while start > 0 {
      if bytes[start..<start + separator.count].elementsEqual(separator) {
        return String(decoding: bytes[..<start], as: UTF8.self)
      }
      start -= 1
    }
    return passage
  }
}

extension PassageMapping.Rule {
  /// Returns the documents of passages that come with their ids, each document once and with all of its passages.
  package func documents(of passages: [(document: String, passage: RankedDocument)]) -> [RankedDocument] {
    var documents: [FoundDocument] = []
    var places: [ExactText: Int] = [:]
    for (id, passage) in passages {
      if let place = places[ExactText(id)] {
        documents[place].add(passage, mayBeBest: self == .max)
      } else {
        places[ExactText(id)] = documents.count
        documents.append(FoundDocument(id: id, best: passage, passages: passage.passages))
      }
    }
    let found = documents.map(\.ranked)
    guard self == .max else { return found }
    // Equal scores stay in the order of their first passages.
    return found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }
}

/// A document of which passages were found.
private struct FoundDocument {
  let id: String
  /// The passage whose place the document has.
  var best: RankedDocument
  var passages: [FoundPassage]

  mutating func add(_ passage: RankedDocument, mayBeBest: Bool) {
    if mayBeBest, passage.score > best.score { best = passage }
    passages += passage.passages
  }

  var ranked: RankedDocument {
    RankedDocument(id: id, score: best.score, summary: best.summary, passages: passages, identity: best.identity)
  }
}

/// A search for passages whose answers are documents.
package struct DocumentsOfPassages: DerivedTarget {
  package let base: any Target
  private let mapping: PassageMapping
  package let corpus: (any DocumentTarget)?

  package init(_ base: any Target, mapping: PassageMapping) {
    self.base = base
    self.mapping = mapping
    corpus = base.corpus.map { PassageCorpus($0, mapping: mapping) }
  }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    base.problems(in: cases, at: location, mapping: self.mapping)
  }

  package func derived(from output: TargetOutput) -> TargetOutput {
    guard case .ranking(let passages) = output else { return output }
    return .ranking(mapping.documents(of: passages))
  }
}

/// A corpus of passages, asked about the documents that they are parts of.
private struct PassageCorpus: DocumentTarget {
  private let corpus: any DocumentTarget
  private let mapping: PassageMapping

  init(_ corpus: any DocumentTarget, mapping: PassageMapping) { (self.corpus, self.mapping) = (corpus, mapping) }

  /// Asked about documents only; the target itself searches.
  func work(for input: CaseInput) throws(CaseError) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }

  /// The id of a passage is none of a document: no ranking of documents could have it.
  func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String> {
    let passages = try corpus.unknownDocuments(among: ids)
    var unknown: Set<String> = []
    for id in ids {
      if try !corpus.passages(of: id, separator: mapping.separator, limit: 1).isEmpty { continue }
      let standsForItself = mapping.documents(of: [RankedDocument(id: id, score: 0)]).first?.id == id
      if passages.contains(id) || !standsForItself { unknown.insert(id) }
    }
    return unknown
  }

  func hint(forUnknown id: String) -> String? {
    let isPassage = mapping.documents(of: [RankedDocument(id: id, score: 0)]).first.map { !$0.isCalled(id) } ?? false
    return isPassage
      ? "ids are those of documents here, without '\(mapping.separator)…'" : corpus.hint(forUnknown: id)
  }

  func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic] { try corpus.review(for: cases) }
  /// Passages are asked for under their own ids.
  func text(of document: String) -> String? { corpus.text(of: document) }

  /// Of the passage that has most of the words: it is passages that a search finds, and none is found for all of them.
  func termMatch(of document: String, with query: String) -> TermMatch? {
    passages(of: document).compactMap { corpus.termMatch(of: $0, with: query) }.max { $0.found.count < $1.found.count }
  }

  /// Of the passage that is nearest.
  func similarity(of document: String, with query: String) -> Double? {
    passages(of: document).compactMap { corpus.similarity(of: $0, with: query) }.max()
  }

  /// So many passages are looked at to explain why a document was not found.
  private static let mostPassages = 200

  /// The passages of a document, or itself when it is in one piece.
  private func passages(of document: String) -> [String] {
    let passages = try? corpus.passages(of: document, separator: mapping.separator, limit: Self.mostPassages)
    return passages.flatMap { $0.isEmpty ? nil : $0 } ?? [document]
  }
}
