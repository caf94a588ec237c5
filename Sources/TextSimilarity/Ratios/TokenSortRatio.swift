/// The ratio of two texts after their words were sorted, so that word order does not matter.
///
/// `"new york mets"` and `"mets new york"` score 1. Words are what white space separates; they are sorted by code points
/// and joined by one space, and then ``Ratio`` compares the texts. This is RapidFuzz's `token_sort_ratio` over 100.
///
/// - Range: 0 for nothing in common, 1 for the same words. Two texts without words are equal.
/// - Complexity: *w* log *w* for *w* words, and that of ``Ratio``. Symmetric.
/// - Note: For one-byte strings RapidFuzz's compiled code keeps U+0085 and U+00A0 inside of words, which Python's
///   `str.split` and its own code for all other strings do not. Here they always separate.
public enum TokenSortRatio: TextScore {
  /// Returns the ratio of the sorted words, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    guard cutoff <= 1 else { return nil }
    return withSortedWords(text) { text in
      withSortedWords(reference) { reference in
        SymbolPair.with(utf8: text, reference) { Measurement(Indel(), $0).normalizedSimilarity(cutoff: cutoff) }
      }
    }
  }

  private static func withSortedWords<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.withUTF8Bytes { [Token](sorting: $0).withJoined(body) }
  }
}
