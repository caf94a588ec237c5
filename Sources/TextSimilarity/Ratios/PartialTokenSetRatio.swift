/// 1 for two texts with a word in common, else the ratio of the best part of their sorted sets of words.
///
/// A single common word is a perfect match, so that any two English sentences agree: it is here for parity, as RapidFuzz's
/// `partial_token_set_ratio` over 100. Ask for ``TokenSetRatio`` or ``PartialRatio`` instead.
///
/// - Range: 0 for nothing in common to 1. It is 0 if either text has no words, even if neither has. Symmetric.
/// - Complexity: *w* log *w* for *w* words, and that of ``PartialRatio`` where no word is common.
public enum PartialTokenSetRatio: WordRatio {
  /// Returns the ratio to the best part, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? { words.partialSetRatio(cutoff: cutoff) }
}
