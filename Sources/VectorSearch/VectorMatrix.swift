/// Vectors of one length, one behind the other in memory that somebody else owns, and an exact search of them.
package struct VectorMatrix {
  private let numbers: UnsafeBufferPointer<Float>
  /// How many numbers a row has.
  package let width: Int

  /// - Parameters:
  ///   - numbers: the rows; what is too little for one more is left out. They have to stay where they are.
  ///   - width: 1 or more.
  package init(_ numbers: UnsafeBufferPointer<Float>, width: Int) {
    self.numbers = numbers
    self.width = max(width, 1)
  }

  /// How many rows there are.
  package var count: Int { numbers.count / width }

  /// Returns the dot product of a row and a vector; `nil` for a row that is not there, or a vector of another length.
  package func product(ofRow row: Int, with vector: [Float]) -> Float? {
    guard vector.count == width, (0..<count).contains(row), let start = numbers.baseAddress else { return nil }
    return vector.withUnsafeBufferPointer { vector in
      vector.baseAddress.map { DotProduct.of(start + row * width, $0, count: width) }
    }
  }

  /// Returns the rows whose dot products with a vector are the greatest, best first; equal ones by their numbers, the
  /// greater first.
  ///
  /// Every row is looked at, so that the answer is exact. For vectors of length 1 the product is the cosine.
  ///
  /// - Returns: no more than `limit`; `nil` for a vector of another length, and as soon as a product is not finite, since
  ///   such rows have no order.
  /// - Complexity: O(*count* · *width*), reading each number once.
  package func nearest(to vector: [Float], limit: Int) -> [ScoredRow]? {
    guard vector.count == width, let start = numbers.baseAddress else { return vector.count == width ? [] : nil }
    var best = BestRows(capacity: limit)
    let isSound = vector.withUnsafeBufferPointer { vector in
      guard let vector = vector.baseAddress else { return false }
      for row in 0..<count {
        let score = DotProduct.of(start + row * width, vector, count: width)
        guard score.isFinite else { return false }
        best.insert(ScoredRow(row: row, score: score))
      }
      return true
    }
    return isSound ? best.sorted : nil
  }
}
