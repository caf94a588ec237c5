/// The documents that a retriever returned for a query, best first, each one once.
///
/// Identifiers are equal as Swift strings are: composed and decomposed accents make no difference.
public struct Ranking: Hashable, Sendable {
  /// The identifiers of the documents, best first.
  public let documents: [String]

  /// Takes documents in the order in which they were returned.
  public init(_ documents: [String]) throws(InvalidRanking) {
    var places: [String: Int] = [:]
    places.reserveCapacity(documents.count)
    for (index, document) in documents.enumerated() {
      guard let earlier = places.updateValue(index + 1, forKey: document) else { continue }
      throw .repeatedDocument(document, places: [earlier, index + 1])
    }
    self.documents = documents
  }

  /// Orders documents as trec_eval does: by score, highest first, and on a tie by identifier, *descending* byte by byte.
  ///
  /// Scores are compared in double precision, as trec_eval does from version 10 on. Its earlier versions, and
  /// pytrec_eval, first round them to single precision and so see more ties.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(scored documents: some Sequence<ScoredDocument>) throws(InvalidRanking) {
    let documents = Array(documents)
    if let unordered = documents.first(where: { $0.score.isNaN }) { throw .scoreIsNotANumber(unordered.document) }
    try self.init(documents.sorted { $0.isRanked(before: $1) }.map(\.document))
  }
}
