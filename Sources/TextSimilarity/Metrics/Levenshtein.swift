/// The fewest insertions, deletions and replacements that turn one sequence into the other.
///
/// `Levenshtein.distance("kitten", "sitting")` is 3.
///
/// - Range: 0 to the longer of both lengths. Symmetric.
/// - Complexity: O(⌈*m*⁄128⌉ · *n*) time for the shorter length *m*; with a cut-off near to the result only a band about
///   the diagonal of a long pair. Memory grows with the alphabet and with *n*, never with the product.
/// - SeeAlso: Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic programming*, 1999.
public enum Levenshtein: SequenceMetric {
  /// A number of edits.
  public typealias Value = Int

  /// Returns the longer of the lengths: everything replaced, the rest inserted.
  public static func largestDistance(for pair: SymbolPair) -> Double { Double(max(pair.firstCount, pair.secondCount)) }

  /// Returns the longer length less the distance, or nothing if it is less than `cutoff`.
  public static func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = max(pair.firstCount, pair.secondCount)
    return EditCount.count(in: pair, atMost: largest - Int(cutoff.rounded(.up))).map { Double(largest - $0) }
  }
}
