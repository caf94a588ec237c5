/// The harmonic mean of the shares of words that an answer and a reference have in common: SQuAD's F1.
///
/// Words are counted as often as they occur, after the normalization of ``ExactMatch``. `"the cat sat"` against
/// `"a cat sat down"` has precision 1, recall 2⁄3 and F1 0.8. A language without spaces has few words: use ``RougeL``
/// or ``Ratio`` there.
///
/// - Range: 0 for no common word, 1 for the same words in any order. Symmetric.
/// - Complexity: O(*n*).
/// - SeeAlso: Rajpurkar et al., *SQuAD: 100,000+ questions for machine comprehension of text*, 2016, `evaluate-v1.1.py`.
public enum TokenF1: TextScore {
  /// Returns the F1, or nothing if it is less than `cutoff`.
  ///
  /// If nothing is left of an answer, such as of `"A"`, the score is 1 if nothing is left of the other either, else 0.
  /// So does the script for SQuAD 2.0; that for 1.1 gives 0 for both, as ``overlap(_:_:)`` does.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = withWords(text, reference) { words, referenceWords in
      words.isEmpty && referenceWords.isEmpty ? 1 : overlap(words, referenceWords).fMeasure
    }
    return score >= cutoff ? score : nil
  }

  /// Returns the F1 as the script of a version of SQuAD has it; they differ where either answer has no words.
  public static func score(_ text: String, _ reference: String, version: SquadVersion) -> Double {
    version == .v1 ? overlap(text, reference).fMeasure : score(text, reference)
  }

  /// Returns precision, recall and F1 as SQuAD 1.1 has them: all 0 if either answer has no words.
  public static func overlap(_ text: String, _ reference: String) -> Overlap {
    withWords(text, reference, overlap)
  }

  private static func withWords<Result>(
    _ text: String, _ reference: String, _ body: ([Token], [Token]) -> Result
  ) -> Result {
    SquadWords.with(text) { words in
      SquadWords.with(reference) { referenceWords in body(words, referenceWords) }
    }
  }

  private static func overlap(_ words: [Token], _ referenceWords: [Token]) -> Overlap {
    let numbers = NumberedSequences(words: [words, referenceWords])
    return Overlap(common: numbers.commonCount(0, 1), count: words.count, referenceCount: referenceWords.count)
  }
}
