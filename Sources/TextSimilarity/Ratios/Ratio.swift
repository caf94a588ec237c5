/// The share of two texts that a minimal edit script leaves alone.
///
/// The script may insert and delete but not replace, so moving from `"kitten"`
/// to `"sitting"` costs 5 and the ratio is 1 − 5⁄13 ≈ 0.615. This is RapidFuzz's `ratio`, divided by 100.
///
/// - Range: 0 for nothing in common, 1 for equal. Two empty texts are equal.
/// - Complexity: as ``Indel``. Symmetric.
/// - SeeAlso: ``Indel``, whose normalized similarity it is.
public enum Ratio: TextScore {
  /// Returns the ratio, or nothing if it is less than `cutoff`.
  public static func score(
    _ text: String, _ reference: String, cutoff: Double
  ) -> Double? {
    Indel.normalizedSimilarity(text, reference, cutoff: cutoff)
  }
}
