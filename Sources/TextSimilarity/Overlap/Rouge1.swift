/// The F-measure of the words that two texts have in common, as often as both have them: ROUGE-1.
///
/// Words are those of ``RougeL``, with the same caution about scripts other than Latin.
///
/// - Range: 0 for nothing in common, 1 for the same words. 0 if either text has none. Symmetric.
/// - Complexity: O(*n*) for *n* characters.
/// - SeeAlso: Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004.
public enum Rouge1: RougeScore {
  /// Returns precision, recall and F-measure; stemming is for English only.
  public static func overlap(
    _ text: String, _ reference: String, words: RougeWords = .automatic, stemming: Bool
  ) -> Overlap {
    overlap(text, reference, order: 1, words: words, stemming: stemming)
  }
}
