import Foundation
import Testing

@testable import RankingMetrics

@Suite struct SignificanceTests {
  /// Quantiles of Student's distribution as scipy 1.17 gives them.
  @Test(arguments: [
    (1, 12.706204736174694, 0.05), (2, 4.302652729749462, 0.05), (9, 2.262157162798205, 0.05),
    (30, 2.0422724563012378, 0.05), (9, 3.249835541592126, 0.01), (49, 2.679951973631552, 0.01),
    (999, 3.3002924403987666, 0.001), (100, 0, 1),
  ])
  func `probabilities are those of Student's table`(degrees: Int, statistic: Double, expected: Double) throws {
    let test = try #require(PairedTTest(pairs(degrees: degrees, statistic: statistic), zeros(degrees + 1)))
    #expect(abs(test.statistic - statistic) < 1e-9)
    #expect(test.degreesOfFreedom == degrees)
    #expect(abs(test.pValue - expected) < 1e-12)
  }

  @Test func `one degree of freedom is Cauchy's distribution, and two have a closed form`() throws {
    for statistic in [1e-9, 0.01, 0.5, 1, 3, 50, 1e5] {
      let one = try #require(PairedTTest(pairs(degrees: 1, statistic: statistic), zeros(2)))
      #expect(abs(one.pValue / (2 / .pi * atan(1 / one.statistic)) - 1) < 1e-12)
      let two = try #require(PairedTTest(pairs(degrees: 2, statistic: statistic), zeros(3)))
      let square = two.statistic * two.statistic
      #expect(abs(two.pValue - 2 / ((2 + square) * (1 + two.statistic / (2 + square).squareRoot()))) < 1e-12)
    }
  }

  @Test func `systems that never, or always equally, differ`() throws {
    #expect(try #require(PairedTTest([0.5, 0.25], [0.5, 0.25])).pValue == 1)
    #expect(try #require(PairedTTest([1, 2, 3], [0, 1, 2])).pValue == 0)
    #expect(PairedTTest([1], [0]) == nil)
    #expect(PairedTTest([1, 2], [0]) == nil)
    #expect(try #require(RandomizationTest([0.5, 0.25], [0.5, 0.25])).pValue == 1)
    #expect(RandomizationTest([], []) == nil)
    #expect(RandomizationTest([1, 2], [0]) == nil)
  }

  @Test func `all ways to swap are tried where they are few`() throws {
    let test = try #require(RandomizationTest([1, 2, 3], [0, 0, 0]))
    #expect(test == RandomizationTest([0, 0, 0], [1, 2, 3]))
    #expect(test.isExact)
    #expect(test.pValue == 0.25)
    // Sums that are equal but for their rounding: 10 of the 16 reach 0.2.
    #expect(try #require(RandomizationTest([0.1, 0.1, 0.1, 0], [0, 0, 0, 0.1])).pValue == 0.625)
    #expect(try #require(RandomizationTest([1, 2, 3], [0, 0, 0], samples: 7)).isExact == false)
  }

  @Test func `a sample comes near to trying all, and is the same for the same seed`() throws {
    var random = SplitMix64(state: 5)
    let first = (0..<12).map { _ in Double.random(in: 0...1, using: &random) }
    let second = first.map { $0 + Double.random(in: -0.4...0.3, using: &random) }
    let exact = try #require(RandomizationTest(first, second))
    let sample = try #require(RandomizationTest(first, second, samples: 4000, seed: 1))
    #expect(exact.isExact && !sample.isExact)
    #expect(abs(exact.pValue - sample.pValue) < 0.03)
    #expect(sample == RandomizationTest(first, second, samples: 4000, seed: 1))
    #expect(sample != RandomizationTest(first, second, samples: 4000, seed: 2))
    let many = Array(repeating: 0.1, count: 100)
    #expect(try #require(RandomizationTest(many, zeros(100), samples: 99)).pValue == 0.01)
  }

  @Test(
    arguments: [
      ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]), ([0.5, 0.6], [1, 1]), ([0.02, 0.02], [0.04, 0.04]), ([0.3], [0.3]),
      ([], []), ([0, 1], [0, 1]),
    ] as [([Double], [Double])])
  func `Holm's correction`(given: [Double], expected: [Double]) {
    let adjusted = HolmCorrection.adjusted(given)
    #expect(adjusted.count == expected.count)
    for (value, expected) in zip(adjusted, expected) { #expect(abs(value - expected) < 1e-12) }
  }

  @Test func `a comparison counts queries and carries both tests`() throws {
    let baseline = [0.5, 0.25, 1, 0]
    let candidate = [1, 0, 1, 0.5]
    let comparison = try #require(PairedComparison(baseline: baseline, candidate: candidate))
    #expect(comparison.meanDifference == 0.1875)
    #expect(comparison.betterCount == 2 && comparison.worseCount == 1 && comparison.equalCount == 1)
    #expect(comparison.student == PairedTTest(candidate, baseline))
    #expect(try #require(comparison.student).statistic > 0)
    #expect(comparison.randomization == RandomizationTest(candidate, baseline))
    let single = try #require(PairedComparison(baseline: [0.5], candidate: [1]))
    #expect(single.student == nil)
    #expect(PairedComparison(baseline: [], candidate: []) == nil)
    #expect(PairedComparison(baseline: [1], candidate: [1, 2]) == nil)
  }

  private func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }

  /// Values whose t statistic against zeros is the given one: a spread around a mean.
  private func pairs(degrees: Int, statistic: Double) -> [Double] {
    let spread = (0...degrees).map { Double($0) - Double(degrees) / 2 }
    let variance = spread.reduce(0) { $0 + $1 * $1 } / Double(degrees)
    let mean = statistic * (variance / Double(degrees + 1)).squareRoot()
    return spread.map { $0 + mean }
  }
}
