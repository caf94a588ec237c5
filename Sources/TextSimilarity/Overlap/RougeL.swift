/// The F-measure of the longest common subsequence of words: ROUGE-L.
///
/// `"the cat sat on the mat"` against `"the cat was on the mat"` has 5 words in common in the same order: precision and
/// recall are 5⁄6.
///
/// The `rouge-score` package, whose numbers these are, knows the letters and digits of ASCII only, so that any two Chinese
/// texts score 0 there. Here texts without such letters are taken by the words of their own script, or by letters. But
/// *one* ASCII word in each of two texts suffices to hide the rest: for texts in other scripts ask for
/// ``RougeWords/unicode``.
///
/// - Range: 0 for no common word, 1 for the same words in the same order. 0 if either text has no words. Symmetric.
/// - Complexity: that of ``Indel`` for *w* words.
/// - SeeAlso: Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004.
public enum RougeL: RougeScore {
  /// Returns precision, recall and F-measure; stemming is for English only.
  public static func overlap(
    _ text: String, _ reference: String, words: RougeWords = .automatic, stemming: Bool
  ) -> Overlap {
    let words = words.numbered(text, reference, stemming: stemming)
    let common = words.withPair(0, 1) { CommonSubsequence.length(in: $0) ?? 0 }
    return Overlap(common: common, count: words.count(of: 0), referenceCount: words.count(of: 1))
  }
}
