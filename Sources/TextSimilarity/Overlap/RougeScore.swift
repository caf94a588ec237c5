/// The scores of the ROUGE family, which is the F-measure of what two texts have in common.
///
/// Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004. The numbers are those of the `rouge-score` package,
/// with which ``RougeWords/ascii`` shares the definition of a word. That definition is made for English, and so is
/// stemming.
public protocol RougeScore: TextScore {
  /// Returns precision, recall and F-measure.
  ///
  /// - Parameter stemming: whether words of more than three ASCII letters and digits are cut down to their stems by
  ///   Porter's rules as `nltk` has them.
  static func overlap(_ text: String, _ reference: String, words: RougeWords, stemming: Bool) -> Overlap
}

extension RougeScore {
  /// Returns precision, recall and F-measure of words as they stand.
  public static func overlap(_ text: String, _ reference: String, words: RougeWords = .automatic) -> Overlap {
    overlap(text, reference, words: words, stemming: false)
  }

  /// Returns the F-measure, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = overlap(text, reference).fMeasure
    return score >= cutoff ? score : nil
  }

  /// The overlap of runs of so many neighboring words.
  static func overlap(
    _ text: String, _ reference: String, order: Int, words: RougeWords, stemming: Bool
  ) -> Overlap {
    let runs = words.numbered(text, reference, stemming: stemming).runs(of: order)
    return Overlap(common: runs.commonCount(0, 1), count: runs.count(of: 0), referenceCount: runs.count(of: 1))
  }
}
