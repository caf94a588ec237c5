import RagSpecTestSupport
import Testing

@testable import VectorSearch

/// The search against its textbook twin: every product in a plain loop, and a sort.
@Suite struct VectorMatrixTests {
  private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  private static func plain(_ one: ArraySlice<Float>, _ other: [Float]) -> Double {
    zip(one, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// Every width around the steps of the loop: nothing is left out at the end, and nothing read twice.
  @Test(arguments: Array(1...70) + [384, 768, 1_536])
  func productsAreThoseOfAPlainLoop(_ width: Int) throws {
    let (row, vector) = (Self.numbers(width, seed: 1), Self.numbers(width, seed: 2))
    let product = row.withUnsafeBufferPointer { VectorMatrix($0, width: width).product(ofRow: 0, with: vector) }
    let expected = Self.plain(row[...], vector)
    #expect(abs(Double(try #require(product)) - expected) < 1e-5 * Double(width).squareRoot(), "width \(width)")
  }

  @Test(arguments: [(3, 1), (5, 8), (50, 33), (200, 100)])
  func theNearestAreThoseOfASort(_ count: Int, _ width: Int) throws {
    let seed = UInt64(count * 1_000 + width)
    // Of few values, so that many rows have equal products.
    let numbers = Self.numbers(count * width, seed: seed).map { ($0 * 2).rounded() }
    let vector = Self.numbers(width, seed: seed + 1).map { ($0 * 2).rounded() }
    let sorted = (0..<count).map { row in
      (row: row, score: Float(Self.plain(numbers[row * width..<(row + 1) * width], vector)))
    }.sorted { ($1.score, $1.row) < ($0.score, $0.row) }
    for limit in [0, 1, 2, count / 2, count, count + 10] {
      let found = numbers.withUnsafeBufferPointer { VectorMatrix($0, width: width).nearest(to: vector, limit: limit) }
      #expect(try #require(found).map(\.row) == sorted.prefix(limit).map(\.row), "limit \(limit), seed \(seed)")
      #expect(try #require(found).map(\.score) == sorted.prefix(limit).map(\.score), "limit \(limit), seed \(seed)")
    }
  }

  /// Equal rows tie wherever they lie: then, and only then, the order is that of the rows.
  @Test func equalRowsHaveEqualProductsToTheBit() throws {
    let (row, vector) = (Self.numbers(77, seed: 3), Self.numbers(77, seed: 4))
    let matrix = Array(repeating: row, count: 40).flatMap(\.self)
    let found = matrix.withUnsafeBufferPointer { VectorMatrix($0, width: 77).nearest(to: vector, limit: 40) }
    #expect(try #require(found).map(\.row) == Array((0..<40).reversed()))
    #expect(Set(try #require(found).map(\.score.bitPattern)).count == 1)
  }

  @Test func whatHasNoOrderIsNoRanking() {
    let huge: [Float] = [1, 1, 3e38, 3e38]
    #expect(huge.withUnsafeBufferPointer { VectorMatrix($0, width: 2).nearest(to: [3e38, 1], limit: 1) } == nil)
    let nan: [Float] = [1, 1, .nan, 0]
    #expect(nan.withUnsafeBufferPointer { VectorMatrix($0, width: 2).nearest(to: [1, 1], limit: 1) } == nil)
  }

  @Test func aVectorOfAnotherLengthIsNotCompared() {
    let rows: [Float] = [1, 2, 3, 4, 5, 6]
    rows.withUnsafeBufferPointer { rows in
      let matrix = VectorMatrix(rows, width: 3)
      #expect(matrix.nearest(to: [1, 2], limit: 1) == nil)
      #expect(matrix.product(ofRow: 0, with: [1, 2]) == nil)
      #expect(matrix.product(ofRow: 2, with: [1, 2, 3]) == nil && matrix.product(ofRow: -1, with: [1, 2, 3]) == nil)
    }
  }
}

@Suite struct UnitVectorTests {
  @Test func theLengthIsOne() throws {
    let vector = try #require([3, 4].scaledToUnitLength as [Float]?)
    #expect(vector == [0.6, 0.8])
  }

  /// Squares of these are beyond single precision on both ends.
  @Test(arguments: [Float(3e38), 1e-30, Float.leastNonzeroMagnitude * 8])
  func numbersOfAnySize(_ number: Float) throws {
    let vector = try #require([number, 0, number].scaledToUnitLength as [Float]?)
    #expect(abs(vector[0] - 0.707_106_77) < 1e-6 && vector[1] == 0)
  }

  @Test(arguments: [[], [0, 0], [.nan, 1], [.infinity, 1]] as [[Float]])
  func noDirection(_ vector: [Float]) { #expect(vector.scaledToUnitLength == nil) }
}
