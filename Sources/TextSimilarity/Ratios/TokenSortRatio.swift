/// The ratio of two texts after their words were sorted, so that word order does not matter.
///
/// `"new york mets"` and `"mets new york"` score 1. Words are what white space separates; they are sorted by code points
/// and joined by one space, and then ``Ratio`` compares the texts. This is RapidFuzz's `token_sort_ratio` over 100.
///
/// - Range: 0 for nothing in common, 1 for the same words. Two texts without words are equal.
/// - Complexity: *w* log *w* for *w* words, and that of ``Ratio``. Symmetric.
/// - Note: For one-byte strings RapidFuzz's compiled code keeps U+0085 and U+00A0 inside of words, which Python's
///   `str.split` and its own code for all other strings do not. Here they always separate.
public enum TokenSortRatio: WordRatio {
  /// Returns the ratio of the sorted words, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? { words.sortRatio(cutoff: cutoff) }
}
