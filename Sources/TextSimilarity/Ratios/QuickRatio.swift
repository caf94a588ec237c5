/// The ratio of two texts, of which neither is empty.
///
/// It is ``Ratio`` but for the empty text, which is like nothing, not even like another empty one. This is RapidFuzz's
/// `QRatio` over 100.
///
/// - Range: 0 for nothing in common or an empty text, 1 for equal. Symmetric.
/// - Complexity: as ``Indel``.
public enum QuickRatio: TextScore {
  /// Returns the ratio, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    guard !text.utf8.isEmpty, !reference.utf8.isEmpty else { return cutoff <= 0 ? 0 : nil }
    return Ratio.score(text, reference, cutoff: cutoff)
  }
}
