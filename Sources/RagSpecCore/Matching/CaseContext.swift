package import TextNormalization

/// What a matcher may know beside the observation: made for one output, and used by one thread.
package final class CaseContext {
  package let input: CaseInput
  /// What was searched, when it is here to be asked about.
  package let corpus: (any DocumentTarget)?

  /// The text that was normalized last.
  private var recent: (text: String, normalizer: Normalizer, result: String)?

  /// What models have answered to the case's matchers; `nil` when these ask none, as nearly always.
  private let answers: ConsultedAnswers?

  package init(
    input: CaseInput, corpus: (any DocumentTarget)? = nil, answers: ConsultedAnswers? = nil
  ) {
    self.input = input
    self.corpus = corpus
    self.answers = answers
  }

  /// Returns what a model answered to a matcher, `nil` when it was not asked yet.
  package func answer(to request: KeyedRequest) -> ModelOutput? { answers?[request] }

  /// Returns the vector that a model answered with; `nil` when it was not asked yet, or answered with something else.
  package func vector(of request: KeyedRequest) -> EmbeddingVector? { answers?.vector(of: request) }

  /// Returns a text after normalization.
  ///
  /// Matchers of one case mostly look at the same text in the same way, so the last result is kept.
  package func normalized(_ text: String, by normalizer: Normalizer) -> String {
    if let recent, recent.normalizer == normalizer, recent.text.hasSameBytes(as: text) { return recent.result }
    let result = normalizer.normalize(text)
    recent = (text, normalizer, result)
    return result
  }
}

extension String {
  /// Whether two texts are the same to the byte: to `==`, composed and decomposed characters are equal.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var (one, other) = (self, other)
    return one.withUTF8 { one in other.withUTF8 { one.isSame(as: $0) } }
  }
}
