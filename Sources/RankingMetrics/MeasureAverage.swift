/// The values of a measure for several queries on the way to one number.
///
/// Queries are added up in the order in which they come, as trec_eval does, so that even the last digits agree.
public struct MeasureAverage: Sendable {
  /// How many queries there are.
  public private(set) var count = 0
  private let aggregation: MeasureAggregation
  private var sum = 0.0

  /// Starts without queries.
  public init(_ aggregation: MeasureAggregation) {
    self.aggregation = aggregation
  }

  /// Adds a query's value; nothing, where the measure is undefined for the query, counts as 0, as in trec_eval.
  public mutating func add(_ value: Double?) {
    let value = value ?? 0
    count += 1
    sum += aggregation == .geometricMean ? BinaryLogarithm.of(max(value, Self.leastFactor)) : value
  }

  /// The mean, the geometric mean or the sum; 0 without queries.
  public var value: Double {
    guard count > 0 else { return 0 }
    return switch aggregation {
    case .mean: sum / Double(count)
    case .geometricMean: BinaryLogarithm.inverse(sum / Double(count))
    case .sum: sum
    }
  }

  private static var leastFactor: Double { 0.00001 }
}
