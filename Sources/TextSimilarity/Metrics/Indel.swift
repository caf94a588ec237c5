/// The fewest insertions and deletions that turn one sequence into the other.
///
/// `Indel.distance("kitten", "sitting")` is 5: to replace a letter takes two steps here. The similarity is twice the
/// length of the longest common subsequence, and the normalized similarity is what ``Ratio`` gives.
///
/// - Range: 0 to the sum of both lengths. Symmetric.
/// - Complexity: O(⌈*m*⁄127⌉ · *n*) time for the shorter length *m*; with a cut-off near to the result only a band about
///   the diagonal of a long pair. Memory grows with the alphabet and with *n*, never with the product.
/// - SeeAlso: Hyyrö, *Bit-parallel LCS-length computation revisited*, 2004.
public struct Indel: SequenceMetric {
  /// A number of edits.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the sum of the lengths: everything deleted, everything inserted.
  public func largestDistance(for pair: SymbolPair) -> Double { Double(pair.firstCount + pair.secondCount) }

  /// Returns twice the length of the longest common subsequence, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    CommonSubsequence.length(in: pair, atLeast: Int(roundingUp: cutoff / 2)).map { Double(2 * $0) }
  }
}
