/// Student's paired t-test: how surprising it is that two systems differ so much on the same queries if neither is better.
///
/// - SeeAlso: Student, *The probable error of a mean*, 1908; Smucker, Allan and Carterette, *A comparison of statistical
///   significance tests for information retrieval evaluation*, 2007.
public struct PairedTTest: Hashable, Sendable {
  /// The mean difference in units of its standard error; infinite if all differences are one number other than 0.
  public let statistic: Double
  /// The number of queries, less 1.
  public let degreesOfFreedom: Int

  /// Compares the values of two systems, query by query.
  ///
  /// - Parameters:
  ///   - first: The values of one system.
  ///   - second: Those of the other, for the same queries in the same order.
  /// - Returns: Nothing for fewer than two queries, or where the numbers of values differ.
  public init?(_ first: [Double], _ second: [Double]) {
    guard first.count == second.count, first.count > 1 else { return nil }
    let differences = zip(first, second).map { $0 - $1 }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    degreesOfFreedom = differences.count - 1
    statistic = mean == 0 ? 0 : mean / SquareRoot.of(variance / count)
  }

  /// The probability, if neither is better, that a difference at least as large in either direction comes up.
  ///
  /// - Range: 0 to 1; 1 if the mean difference is 0.
  /// - Complexity: O(*n*) for *n* degrees of freedom.
  public var pValue: Double {
    guard statistic.isFinite else { return 0 }
    let square = statistic * statistic
    let freedom = Double(degreesOfFreedom)
    return IncompleteBeta.withHalf(
      degreesOfFreedom, below: freedom / (freedom + square), above: square / (freedom + square))
  }
}
