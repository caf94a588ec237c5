/// Whether two answers are the same but for case, punctuation, articles and white space: SQuAD's exact match.
///
/// `"The Eiffel Tower."` and `"eiffel tower"` score 1. The normalization is made for English: *a*, *an* and *the* are
/// taken out in every language, punctuation beyond ASCII stays.
///
/// - Range: 0 or 1. Two answers of which nothing is left are equal. Symmetric.
/// - Complexity: O(*n*).
/// - SeeAlso: Rajpurkar et al., *SQuAD: 100,000+ questions for machine comprehension of text*, 2016, `evaluate-v1.1.py`.
public enum ExactMatch: TextScore {
  /// Returns 1 for the same answer and 0 for another, or nothing if that is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score: Double = SquadWords.with(text) { words in
      SquadWords.with(reference) { referenceWords in words == referenceWords ? 1 : 0 }
    }
    return score >= cutoff ? score : nil
  }
}
