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
  /// 0 for a score that is reported and not judged; else how much it counts in ``CaseResult/score``.
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
    try assess(View(observation: observation, place: nil), in: context, explaining: explaining)
  }

  /// What an expectation is shown: the output or a part of it, and where in the output that stands.
  private struct View {
    let observation: Observation
    /// `nil` for the output itself, whose places are what they are.
    let place: OutputExcerpt.Place?
  }

  private func assess(
    _ view: View, in context: CaseContext, explaining: Bool
  ) throws(UnsupportedObservation) -> Assessment {
    guard let looked = try part(of: view) else { return missingPart() }
    switch rule {
    case .matcher(let matcher): return try assess(looked, with: matcher, in: context, explaining: explaining)
    case .not(let inner):
      // What cannot be looked at does not pass for holding something else.
      guard try inner.part(of: looked) != nil else { return combined([inner.missingPart()], score: 0) }
      let part = try inner.assess(looked, in: context, explaining: true)
      return combined([part], score: part.passed ? 0 : 1)
    case .atLeast(let count, let inner):
      var parts: [Assessment] = []
      for expectation in inner { parts.append(try expectation.assess(looked, in: context, explaining: explaining)) }
      return combined(parts, score: parts.count(where: \.passed) >= count ? 1 : 0)
    }
  }

  /// Returns the part that this expectation looks at, `nil` when there is none; rankings have no parts.
  private func part(of view: View) throws(UnsupportedObservation) -> View? {
    guard part != .whole, case .text(let text) = view.observation else { return view }
    guard let excerpt = try part.excerpt(of: text) else { return nil }
    return View(observation: .text(excerpt.text)) { [place = view.place] range in
      let inner = excerpt.place(of: range)
      return place?(inner) ?? inner
    }
  }

  /// Whether some matcher of it judges rankings, and nothing else.
  package var looksAtRankings: Bool {
    switch rule {
    case .matcher(let matcher): type(of: matcher).observes == .ranking
    case .not(let inner): inner.looksAtRankings
    case .atLeast(_, let inner): inner.contains(where: \.looksAtRankings)
    }
  }

  /// Ids of documents that it and those inside it name.
  package var namedDocuments: [String] {
    switch rule {
    case .matcher(let matcher): matcher.namedDocuments
    case .not(let inner): inner.namedDocuments
    case .atLeast(_, let inner): inner.flatMap(\.namedDocuments)
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
    _ view: View, with matcher: any Matcher, in context: CaseContext, explaining: Bool
  ) throws(UnsupportedObservation) -> Assessment {
    let score = try matcher.score(view.observation, in: context)
    guard score.isFinite else { throw UnsupportedObservation("the matcher '\(label)' gave no finite score") }
    guard explaining || score < threshold else { return Assessment(self, score: score) }
    var explanation = matcher.explanation(of: view.observation, in: context)
    if let place = view.place { explanation.span = explanation.span.map(place) }
    return Assessment(self, score: score, explanation: explanation)
  }

  private func combined(_ parts: [Assessment], score: Double) -> Assessment {
    Assessment(self, score: score, parts: parts)
  }

  private func missingPart() -> Assessment {
    Assessment(self, score: 0, explanation: Explanation(expected: part.description, got: "an output without one"))
  }
}
