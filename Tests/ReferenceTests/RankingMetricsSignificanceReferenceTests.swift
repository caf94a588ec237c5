import RagSpecTestSupport
import Testing

@testable import RankingMetrics

/// The probabilities that scipy computes.
@Suite struct RankingMetricsSignificanceReferenceTests {
  private struct Pair: Encodable {
    let first: [Double]
    let second: [Double]
  }

  private struct Expected: Decodable {
    let statistic: Double
    let student: Double
    let swapped: Double?
  }

  @Test func `paired tests agree with scipy`() throws {
    var random = SplitMix64(state: 11)
    let pairs = [2, 3, 5, 8, 10, 11, 50, 51, 400, 3001].flatMap { count in
      [0, 0.05, 0.3].map { shift in
        let first = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
        return Pair(first: first, second: first.map { $0 + shift + .random(in: -0.3...0.3, using: &random) })
      }
    }
    let results: [Expected] = try ReferencePython.run("ranking_significance.py", on: pairs)
    try #require(results.count == pairs.count)
    for (pair, expected) in zip(pairs, results) {
      let student = try #require(PairedTTest(pair.first, pair.second))
      #expect(abs(student.statistic / expected.statistic - 1) < 1e-9, "\(pair)")
      #expect(abs(student.pValue - expected.student) <= 1e-9 * expected.student + 1e-300, "\(pair)")
      guard let swapped = expected.swapped else { continue }
      #expect(try abs(#require(RandomizationTest(pair.first, pair.second)).pValue - swapped) < 1e-9, "\(pair)")
    }
  }
}
