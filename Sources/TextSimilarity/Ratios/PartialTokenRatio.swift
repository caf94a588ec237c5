/// The better of the partial ratio of the sorted words and that of the sorted sets of words.
///
/// As with ``PartialTokenSetRatio`` a single common word is a perfect match. This is RapidFuzz's `partial_token_ratio`
/// over 100.
///
/// - Range: 0 for nothing in common to 1. Two texts without words are equal. Symmetric.
/// - Complexity: *w* log *w* for *w* words, and twice that of ``PartialRatio`` where no word is common.
public enum PartialTokenRatio: WordRatio {
  /// Returns the better ratio, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? { words.partialRatio(cutoff: cutoff) }
}
