/// A matcher with its threshold, or a combination of expectations.
package final class Expectation: Sendable {
  package enum Rule: Sendable {
    case matcher(any Matcher)
    case not(Expectation)
    /// At least so many of them hold: all, any, or a number.
    case atLeast(Int, of: [Expectation])
  }

  package let rule: Rule
  /// The name under which the score is reported.
  package let label: String
  package let threshold: Double
  /// 0 for a score that is reported and not judged.
  package let weight: Double
  package let part: OutputPart
  package let node: ConfigNode
  /// Whether it, or one inside it, asks models before it judges. Known from the start, so that others pay nothing.
  package let consults: Bool

  package init(
    rule: Rule, label: String, threshold: Double, weight: Double = 1, part: OutputPart = .whole, node: ConfigNode
  ) {
    self.rule = rule
    self.label = label
    self.threshold = threshold
    self.weight = weight
    self.part = part
    self.node = node
    consults =
      switch rule {
      case .matcher(let matcher): matcher.consulting != nil
      case .not(let inner): inner.consults
      case .atLeast(_, let inner): inner.contains(where: \.consults)
      }
  }

  /// Returns the verdict on an observation.
  ///
  /// - Parameter explaining: whether passed assessments are explained as well; failed ones always are.
  package func assess(
    _ observation: Observation, in context: CaseContext, explaining: Bool = false
  ) throws(UnsupportedObservation) -> Assessment {
    guard let looked = part.of(observation) else { return missingPart() }
    switch rule {
    case .matcher(let matcher): return try assess(looked, with: matcher, in: context, explaining: explaining)
    case .not(let inner):
      // What cannot be looked at does not pass for holding something else.
      guard inner.part.of(looked) != nil else { return combined([inner.missingPart()], score: 0) }
      let part = try inner.assess(looked, in: context, explaining: true)
      return combined([part], score: part.passed ? 0 : 1)
    case .atLeast(let count, let inner):
      var parts: [Assessment] = []
      for expectation in inner { parts.append(try expectation.assess(looked, in: context, explaining: explaining)) }
      return combined(parts, score: parts.count(where: \.passed) >= count ? 1 : 0)
    }
  }

  /// Returns what shows only beside the rest of the case, of this expectation and those inside it.
  package func problems(in input: CaseInput) -> [Diagnostic] {
    switch rule {
    case .matcher(let matcher): matcher.problems(in: input, at: node)
    case .not(let inner): inner.problems(in: input)
    case .atLeast(_, let inner): inner.flatMap { $0.problems(in: input) }
    }
  }

  private func assess(
    _ observation: Observation, with matcher: any Matcher, in context: CaseContext, explaining: Bool
  ) throws(UnsupportedObservation) -> Assessment {
    let score = try matcher.score(observation, in: context)
    guard score.isFinite else { throw UnsupportedObservation("the matcher '\(label)' gave no finite score") }
    let isExplained = explaining || score < threshold
    return Assessment(
      self, score: score, explanation: isExplained ? matcher.explanation(of: observation, in: context) : nil)
  }

  private func combined(_ parts: [Assessment], score: Double) -> Assessment {
    Assessment(self, score: score, parts: parts)
  }

  private func missingPart() -> Assessment {
    Assessment(self, score: 0, explanation: Explanation(expected: part.description, got: "an output without one"))
  }
}
