/// A row of a matrix and its score; the better one is the greater, and of equal ones that with the greater number.
package struct ScoredRow: Comparable, Sendable {
  package let row: Int
  package let score: Float

  package init(row: Int, score: Float) {
    self.row = row
    self.score = score
  }

  package static func < (one: Self, other: Self) -> Bool {
    one.score == other.score ? one.row < other.row : one.score < other.score
  }
}
