/// The fewest insertions, deletions, replacements and exchanges of neighbors, which may be edited again.
///
/// `DamerauLevenshtein.distance("ca", "abc")` is 2: exchange to `"ac"`, then insert. Unlike ``OptimalStringAlignment``
/// it satisfies the triangle inequality.
///
/// - Range: 0 to the longer of both lengths. Two empty sequences are equal. Symmetric.
/// - Complexity: O(*d* · *n*) time for a distance of *d*, or a cut-off if that is less; O(*m* + *n*) space.
/// - SeeAlso: Lowrance and Wagner, *An extension of the string-to-string correction problem*, 1975; Zhao and Sahni,
///   *Linear space string correction algorithm using the Damerau–Levenshtein distance*, 2020.
public struct DamerauLevenshtein: SequenceMetric {
  /// A number of edits.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the longer length less the distance, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = max(pair.firstCount, pair.secondCount)
    return TranspositionCount.count(in: pair, atMost: largest - Int(roundingUp: cutoff)).map { Double(largest - $0) }
  }
}
