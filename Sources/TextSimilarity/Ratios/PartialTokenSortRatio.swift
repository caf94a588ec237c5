/// The ratio of the best part of two texts after their words were sorted.
///
/// It is ``PartialRatio`` of what ``TokenSortRatio`` compares: a short text is a perfect match where the sorted words of
/// the other one hold it. This is RapidFuzz's `partial_token_sort_ratio` over 100.
///
/// - Range: 0 for nothing in common to 1. Two texts without words are equal. Symmetric.
/// - Complexity: *w* log *w* for *w* words, and that of ``PartialRatio``.
public enum PartialTokenSortRatio: WordRatio {
  /// Returns the ratio to the best part, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? { words.partialSortRatio(cutoff: cutoff) }
}
