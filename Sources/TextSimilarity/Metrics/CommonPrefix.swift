/// The number of symbols that two sequences begin with.
///
/// `CommonPrefix.similarity("flower", "flow")` is 4. This is what RapidFuzz calls the prefix similarity.
///
/// - Range: 0 to the longer of both lengths. Two empty sequences are equal. Symmetric.
/// - Complexity: O(*k*) for a result of *k*, eight bytes in a step.
public struct CommonPrefix: SequenceMetric {
  /// A number of symbols.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the number of symbols in common, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    guard Double(min(pair.firstCount, pair.secondCount)) >= cutoff else { return nil }
    let count = Double(pair.commonPrefixCount)
    return count >= cutoff ? count : nil
  }
}
