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
    let sums = SwappedSums(differences)
    if isExact {
      let ways = 1 << differences.count
      let count = (0..<ways).count { way in sums.magnitude { UInt64(way) } >= least }
      pValue = Double(count) / Double(ways)
    } else {
      var random = SplitMix64(state: seed)
      let count = (0..<samples).count { _ in sums.magnitude { random.next() } >= least }
      pValue = Double(count + 1) / Double(samples + 1)
    }
  }
}
