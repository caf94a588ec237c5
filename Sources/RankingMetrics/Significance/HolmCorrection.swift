/// Holm's correction: probabilities of several comparisons, made so much larger that one chance finding stays as rare as in
/// a single comparison.
///
/// - SeeAlso: Holm, *A simple sequentially rejective multiple test procedure*, 1979.
public enum HolmCorrection {
  /// Returns the corrected probabilities, in the order of the given ones.
  ///
  /// - Definition: with *m* probabilities in ascending order, the largest (*m* − *j* + 1) · *p*ⱼ for all *j* up to the
  ///   probability itself, and at most 1. Ties get one value.
  /// - Range: each from the given one to 1; none for none.
  /// - Complexity: O(*m* log *m*).
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
      largest = max(largest, min(pValues[index] * Double(pValues.count - rank), 1))
      adjusted[index] = largest
    }
    return adjusted
  }
}
