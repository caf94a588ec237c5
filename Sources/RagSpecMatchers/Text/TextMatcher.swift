import RagSpecCore

/// A matcher that looks at text.
protocol TextMatcher: Matcher {
  func score(_ text: String, in context: CaseContext) -> Double
  func explanation(of text: String, in context: CaseContext) -> Explanation
}

extension TextMatcher {
  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .text(let text) = observation else {
      throw UnsupportedObservation("it looks at text, the output is \(observation.kind)")
    }
    return score(text, in: context)
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(wanting: .text, not: observation) }
    return explanation(of: text, in: context)
  }
}

extension Sequence<String> {
  /// The texts in quotes with commas, for explanations.
  func quoted(by word: String = ",") -> String {
    let separator = word == "," ? ", " : " \(word) "
    return map { "'\($0)'" }.joined(separator: separator)
  }
}
