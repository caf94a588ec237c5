/// A ratio of the words of two texts, in whatever order they stand.
///
/// Words are what white space separates, or what the caller takes for words:
///
/// ```swift
/// TokenSortRatio.score("new york mets", "mets new york")                          // 1
/// TokenSortRatio.score(words: ["new york", "mets"], ["mets", "new york"])         // 1
/// TokenSetRatio.score(words: ["new york", "mets"], ["york", "mets"])              // 9⁄11: "mets" is in both
/// ```
///
/// The ratios of the library conform. It is no protocol for others to conform to: what the words hold is not public.
public protocol WordRatio: TextScore {
  /// Returns the ratio of two lists of words, or nothing if it is less than `cutoff`.
  static func score(of words: SortedWords, cutoff: Double) -> Double?
}

extension WordRatio {
  /// Returns the ratio of the words of two texts, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    guard cutoff <= 1 else { return nil }
    return SortedWords.with(text, reference) { score(of: $0, cutoff: cutoff) }
  }

  /// Returns the ratio of two lists of words, or nothing if it is less than `cutoff`.
  ///
  /// Words are taken as they stand, with white space if they have some; an empty one is none. Without such words the
  /// score is that of the texts that the lists make when they are joined by spaces.
  public static func score(
    words: some Sequence<String>, _ referenceWords: some Sequence<String>, cutoff: Double
  ) -> Double? {
    guard cutoff <= 1 else { return nil }
    return SortedWords.with(words: words, referenceWords) { score(of: $0, cutoff: cutoff) }
  }

  /// Returns the ratio of two lists of words.
  public static func score(words: some Sequence<String>, _ referenceWords: some Sequence<String>) -> Double {
    score(words: words, referenceWords, cutoff: 0) ?? 0
  }
}
