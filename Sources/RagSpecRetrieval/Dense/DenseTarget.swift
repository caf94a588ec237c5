import ContentDigest
package import RagSpecCore
import Synchronization

/// A corpus that is searched by the vectors of its documents: every one of them is compared with that of the query.
package final class DenseTarget: DocumentTarget {
  private let vectors: DocumentVectors
  private let top: Int
  /// The vectors of queries that were searched for lately, for those who ask how near a document is.
  private let recent = Mutex<[SHA256Digest: [Float]]>([:])

  private static let mostRecent = 1_024

  init(_ vectors: DocumentVectors, top: Int) { (self.vectors, self.top) = (vectors, top) }

  package var effort: TargetEffort { .call }
  private var settings: VectorSettings { vectors.settings }

  /// Returns the search; a blank question means nothing, so that nobody is asked and nothing is found.
  package func work(for input: CaseInput) -> TargetWork {
    guard !input.question.allSatisfy(\.isWhitespace) else { return .local { () throws(CaseError) in .ranking([]) } }
    let request = request(for: input.question)
    let question = Consultation(.target, label: "query", request: request)
    return .asking(
      AskedWork(questions: [question], groundwork: [vectors]) { [self] (answers) throws(CaseError) in
        .ranking(try ranking(for: request, answers))
      })
  }

  private func request(for question: String) -> KeyedRequest { settings.request(for: settings.queryPrefix + question) }

  private func ranking(
    for request: KeyedRequest, _ answers: ConsultedAnswers
  ) throws(CaseError) -> [RankedDocument] {
    guard let vector = answers.vector(of: request).flatMap(settings.metric.prepared) else {
      throw CaseError(
        .unusableAnswer, "what is recorded as the vector of the query is none",
        hint: "record it anew with '--cache refresh'")
    }
    guard let table = vectors.table else { throw CaseError(.target, "\(vectors.title) have no vectors") }
    guard vector.count == table.width else {
      throw CaseError(
        .unusableAnswer,
        "the vector of the query has \(vector.count) numbers, and those of \(vectors.title) have \(table.width)",
        hint: DocumentVectors.otherModelHint)
    }
    guard let ranking = table.ranking(for: vector, limit: top) else {
      throw CaseError(
        .unusableAnswer, "a dot product of the query's vector and a document's is beyond all bounds",
        hint: "use 'metric: cosine'")
    }
    remember(vector, of: request)
    return ranking
  }

  private func remember(_ vector: [Float], of request: KeyedRequest) {
    recent.withLock { recent in
      if recent.count >= Self.mostRecent { recent.removeAll(keepingCapacity: true) }
      recent[request.key] = vector
    }
  }
}

// MARK: - The corpus

extension DenseTarget {
  package func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String> {
    let known = try vectors.ids()
    return ids.filter { !known.contains($0) }
  }

  package func passages(of document: String, separator: String, limit: Int) throws(InvalidInput) -> [String] {
    try vectors.ids().beginning(with: document + separator, limit: limit)
  }

  package func hint(forUnknown id: String) -> String? {
    NearestName.hint(for: id, in: (try? vectors.ids().neighbors(of: id, count: 500)) ?? [])
  }

  package func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic] {
    try CorpusReview(of: vectors.documents()).advice(for: cases)
  }

  package func similarity(of document: String, with query: String) -> Double? {
    guard let vector = recent.withLock({ $0[request(for: query).key] }) else { return nil }
    return vectors.table?.product(of: document, with: vector).map(Double.init)
  }
}
