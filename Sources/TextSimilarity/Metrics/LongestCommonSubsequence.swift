/// The most symbols that two sequences have in common in the same order: LCS.
///
/// `LongestCommonSubsequence.similarity("kitten", "sitting")` is 4, for `ittn`. The distance is the longer length less
/// that, so the normalized similarity of a short sequence inside of a long one is low; ``Indel`` divides by both lengths.
///
/// - Range: 0 to the longer of both lengths. Two empty sequences are equal. Symmetric.
/// - Complexity: as ``Indel``.
/// - SeeAlso: Hyyrö, *Bit-parallel LCS-length computation revisited*, 2004.
public struct LongestCommonSubsequence: SequenceMetric {
  /// A number of symbols.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the length of the longest common subsequence, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    CommonSubsequence.length(in: pair, atLeast: Int(roundingUp: cutoff)).map(Double.init)
  }
}
