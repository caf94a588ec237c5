/// A score for how alike two texts are, from 0 for nothing in common to 1.
///
/// Every score of the library has this form, so that a caller can choose one by name:
///
/// ```swift
/// let scores: [String: any TextScore.Type] = ["ratio": Ratio.self, "token-f1": TokenF1.self]
/// scores["ratio"]?.score("a cat", "a cut")   // 0.8
/// ```
public protocol TextScore: Sendable {
  /// Returns the score of a text against a reference, or nothing if it is less than `cutoff`.
  ///
  /// The cut-off lets the computation stop as soon as it is out of reach. With a cut-off of 0 there always is a score.
  static func score(_ text: String, _ reference: String, cutoff: Double) -> Double?

  /// Returns the score against a reference, made ready for many texts.
  static func prepared(for reference: String) -> PreparedScore
}

extension TextScore {
  /// Returns the score of a text against a reference.
  public static func score(_ text: String, _ reference: String) -> Double {
    score(text, reference, cutoff: 0) ?? 0
  }

  /// Returns the score of a text against the reference that it suits best, as SQuAD does; 0 if there are none.
  public static func score(_ text: String, againstBestOf references: some Sequence<String>) -> Double {
    references.reduce(0) { best, reference in score(text, reference, cutoff: best) ?? best }
  }

  /// Returns the score against a reference, made ready for many texts.
  public static func prepared(for reference: String) -> PreparedScore {
    PreparedScore { score($0, reference, cutoff: $1) }
  }
}
