/// A document and how well it fits in the eyes of a retriever; a higher score is better.
public struct ScoredDocument: Hashable, Sendable {
  /// The identifier of the document.
  public let document: String
  /// Any number but NaN; only the order of scores counts.
  public let score: Double

  /// Creates a document with its score.
  public init(_ document: String, score: Double) {
    self.document = document
    self.score = score
  }

  func isRanked(before other: ScoredDocument) -> Bool {
    if score != other.score { return score > other.score }
    return other.document.utf8.lexicographicallyPrecedes(document.utf8)
  }
}
