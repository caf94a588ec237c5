/// The fewest insertions, deletions, replacements and exchanges of neighbors, where no part is edited twice: OSA.
///
/// `OptimalStringAlignment.distance("the", "teh")` is 1. From `"ca"` to `"abc"` it is 3, because what was exchanged must
/// stay as it is; ``DamerauLevenshtein`` needs 2. The triangle inequality does not hold.
///
/// - Range: 0 to the longer of both lengths. Two empty sequences are equal. Symmetric.
/// - Complexity: as ``Levenshtein``.
/// - SeeAlso: Hyyrö, *A bit-vector algorithm for computing Levenshtein and Damerau edit distances*, 2003.
public struct OptimalStringAlignment: SequenceMetric {
  /// A number of edits.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the longer length less the distance, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = max(pair.firstCount, pair.secondCount)
    return EditCount<TranspositionRules>.count(in: pair, atMost: largest - Int(roundingUp: cutoff))
      .map { Double(largest - $0) }
  }
}
