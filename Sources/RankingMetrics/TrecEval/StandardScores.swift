/// How far values are from those of other runs: trec_eval's `-Z`.
///
/// For each query and each measure, under the name by which it is printed, the mean and the standard deviation over runs of
/// reference are known. A value's standard score is its distance from the mean, in standard deviations.
public struct StandardScores: Sendable {
  /// What other runs have of a measure for a query.
  public struct Reference: Hashable, Sendable {
    /// The mean of the values.
    public let mean: Double
    /// Their standard deviation, 0 or more; 0 when all of them are the same.
    public let deviation: Double

    /// Takes both as they are; neither may be NaN.
    public init(mean: Double, deviation: Double) { (self.mean, self.deviation) = (mean, deviation) }

    /// Returns the standard score of a value; nothing for one that differs where all other runs agreed.
    func score(of value: Double) -> Double? {
      guard deviation != 0 else { return value == mean ? 0 : nil }
      return (value - mean) / deviation
    }
  }

  /// Stands for a score that is not defined, as trec_eval has it: no run of reference tells of the query or the measure, or
  /// all of them agree on another value.
  public static var missing: Double { -1_000_000 }

  private var references: [String: [String: Reference]] = [:]

  /// Starts without knowing any run.
  public init() {}

  /// Adds what is known of a measure for a query; returns whether it was new.
  public mutating func add(_ reference: Reference, of measure: String, for query: String) -> Bool {
    references[query, default: [:]].updateValue(reference, forKey: measure) == nil
  }

  /// Returns the standard score of a measure's value for a query.
  func score(of value: Double, _ measure: String, for query: String) -> Double {
    references[query]?[measure]?.score(of: value) ?? Self.missing
  }
}
