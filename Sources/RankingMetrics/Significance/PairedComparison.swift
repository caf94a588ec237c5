/// What sets two systems apart on the same queries, and how surprising that would be if neither were better.
public struct PairedComparison: Hashable, Sendable {
  /// How much higher the candidate's mean is; below 0 if it is lower.
  public let meanDifference: Double
  /// On how many queries the candidate has the higher value.
  public let betterCount: Int
  /// On how many queries it has the lower value.
  public let worseCount: Int
  /// On how many queries both have the same value.
  public let equalCount: Int
  /// Student's test; nothing for a single query.
  public let student: PairedTTest?
  /// Fisher's test.
  public let randomization: RandomizationTest

  /// Compares the values of a measure, query by query.
  ///
  /// - Parameters:
  ///   - baseline: The values of one system.
  ///   - candidate: Those of the other, for the same queries in the same order.
  ///   - samples: How many ways to swap values the randomization test tries at most; at least 1.
  ///   - seed: Where its random numbers start.
  /// - Returns: Nothing without queries, or where the numbers of values differ.
  public init?(baseline: [Double], candidate: [Double], samples: Int = 100_000, seed: UInt64 = 0) {
    guard let test = RandomizationTest(candidate, baseline, samples: samples, seed: seed) else { return nil }
    let differences = zip(candidate, baseline).map { $0 - $1 }
    meanDifference = differences.reduce(0, +) / Double(differences.count)
    betterCount = differences.count { $0 > 0 }
    worseCount = differences.count { $0 < 0 }
    equalCount = differences.count - betterCount - worseCount
    student = PairedTTest(candidate, baseline)
    randomization = test
  }
}
