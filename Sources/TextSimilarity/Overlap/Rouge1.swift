/// The F-measure of the words that two texts have in common, as often as both have them: ROUGE-1.
///
/// Words are those of ``RougeL``, with the same caution about scripts other than Latin.
///
/// - Range: 0 for nothing in common, 1 for the same words. 0 if either text has none. Symmetric.
/// - Complexity: *w* log *w* for *w* words.
/// - SeeAlso: Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004.
public enum Rouge1: TextScore {
  /// Returns the F-measure, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = overlap(text, reference).fMeasure
    return score >= cutoff ? score : nil
  }

  /// Returns precision, recall and F-measure.
  public static func overlap(_ text: String, _ reference: String, words: RougeWords = .automatic) -> Overlap {
    words.with(text, reference) { numbers in
      let runs = numbers.runs(of: 1)
      return Overlap(common: runs.commonCount, count: runs.first.count, referenceCount: runs.second.count)
    }
  }
}
