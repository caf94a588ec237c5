/// Fisher's paired randomization test: how often two systems would differ so much if each query's values were swapped at
/// random.
///
/// It assumes nothing about how values are distributed.
///
/// - SeeAlso: Fisher, *The design of experiments*, 1935; Smucker, Allan and Carterette, *A comparison of statistical
///   significance tests for information retrieval evaluation*, 2007; Phipson and Smyth, *Permutation p-values should never
///   be zero*, 2010.
public struct RandomizationTest: Hashable, Sendable {
  /// The probability, if neither is better, that a difference at least as large in either direction comes up.
  ///
  /// - Range: above 0, to 1; 1 if the mean difference is 0.
  public let pValue: Double
  /// Whether all ways to swap were tried, not a sample of them.
  public let isExact: Bool

  /// Compares the values of two systems, query by query.
  ///
  /// All 2ⁿ ways to swap *n* pairs are tried if they are no more than the samples; else the values themselves count as one
  /// more sample, so that the probability is never 0.
  ///
  /// - Parameters:
  ///   - first: The values of one system.
  ///   - second: Those of the other, for the same queries in the same order.
  ///   - samples: How many ways to swap are tried at most; at least 1.
  ///   - seed: Where the random numbers start; the same seed gives the same result everywhere.
  /// - Returns: Nothing without queries, or where the numbers of values differ.
  /// - Complexity: O(*n* · samples).
  public init?(_ first: [Double], _ second: [Double], samples: Int = 100_000, seed: UInt64 = 0) {
    guard first.count == second.count, !first.isEmpty, samples > 0 else { return nil }
    let differences = zip(first, second).map { $0 - $1 }
    let observed = abs(differences.reduce(0, +))
    // Sums that differ by their rounding only are equal.
    let least = observed - 1e-12 * differences.reduce(0) { $0 + abs($1) }
    isExact = differences.count < Int.bitWidth - 2 && 1 << differences.count <= samples
    if isExact {
      let ways = 1 << differences.count
      let count = (0..<ways).count { Self.sum(differences, swapping: UInt64($0)) >= least }
      pValue = Double(count) / Double(ways)
    } else {
      var random = SplitMix64(state: seed)
      let count = (0..<samples).count { _ in Self.sum(differences, swappedBy: &random) >= least }
      pValue = Double(count + 1) / Double(samples + 1)
    }
  }

  /// The sum without its sign, with those differences turned around whose bit is set.
  private static func sum(_ differences: [Double], swapping bits: UInt64) -> Double {
    var (sum, bits) = (0.0, bits)
    for difference in differences {
      sum += bits & 1 == 0 ? difference : -difference
      bits >>= 1
    }
    return abs(sum)
  }

  private static func sum(_ differences: [Double], swappedBy random: inout SplitMix64) -> Double {
    var (sum, bits) = (0.0, 0 as UInt64)
    for (index, difference) in differences.enumerated() {
      if index % 64 == 0 { bits = random.next() }
      sum += bits & 1 == 0 ? difference : -difference
      bits >>= 1
    }
    return abs(sum)
  }
}
