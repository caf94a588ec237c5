/// The better of the ratio of the sorted words and the ratio of the sets of words.
///
/// Like ``TokenSetRatio`` it is 1 if one text has all words of the other. This is RapidFuzz's `token_ratio` over 100.
///
/// - Range: 0 for nothing in common to 1. Two texts without words are equal. Symmetric.
/// - Complexity: that of ``TokenSortRatio`` and ``TokenSetRatio``.
/// - Note: As ``TokenSortRatio`` has it about white space in one-byte strings.
public enum TokenRatio: WordRatio {
  /// Returns the better ratio, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? {
    let sets = TokenSetRatio.score(of: words, cutoff: cutoff)
    guard sets != 1 else { return sets }
    return words.sortRatio(cutoff: max(cutoff, sets?.nextUp ?? cutoff)) ?? sets
  }
}
