package import RagSpecCore

/// A model, or several, judge the output by a rubric.
package struct JudgeMatcher: ConsultingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "judge", summary: "a model, or several, say how well the output fulfills a rubric",
    discussion: """
      Each judge is asked once for each output: with the rubric, the case's question, history, table and references, and \
      the output, and for a verdict in JSON with its reason. The wording is fixed; `ragspec explain CASE` shows it. What is \
      in the case and the output is marked as data that no text can break out of, but a judge is a model: it may be talked \
      into something all the same. Verdicts are recorded like any answer, so that a run without changes asks nobody.

      A verdict on `scale: boolean` scores 1 or 0; on `{from: 1, to: 5}` the share of the way from the worst to the best, \
      so that 4 is 0.75 (`from` may be the greater); on `{categories: …}` what the word stands for. On the latter two, \
      `min` says which score passes. Several judges: `combine: majority` takes the middle score, of two middle ones the \
      lower, so that it passes what more than half of them pass; `mean` takes the mean.

      An answer without a verdict is shown to the judge, which is asked again, once. If that does not help, the case is \
      errored, with the answer, and not failed; so it is where the reason only repeats the form. A small model that keeps to \
      no JSON can often be held to it by `response_format` among the parameters of its endpoint. A judge is the dearest and least certain matcher: use it for what no other \
      can see, ask for one thing in a rubric, and let it be a model other than the one that it judges.
      """,
    value: .text, options: [JudgeScale.field] + JudgePanel.fields,
    examples: [
      .pass("judge: The answer says that the library is closed on Sundays.", on: "It does not open on Sundays."),
      .fail("judge: The answer says that the library is closed on Sundays.", on: "It opens at ten."),
      .pass(
        "judge: How polite is the answer?\nscale: {from: 1, to: 5}\nmin: 0.75\nendpoint: judge",
        on: "I am sorry, but it is closed."),
      .fail(
        "judge: Is the answer complete?\nscale: {categories: {complete: 1, partly: 0.5, wrong: 0}}\nmin: 1\nendpoints: [judge, other]",
        on: "On some days."),
    ])

  private let rubric: String
  private let scale: JudgeScale
  private let panel: JudgePanel
  package let threshold: Double

  package init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput) {
    rubric = options.value.text
    guard !rubric.isBlank else {
      throw InvalidInput(
        "empty-rubric", "there is nothing to judge by", at: options.value.location,
        hint: "write what a good output does: 'judge: The answer names the capital.'")
    }
    scale = try JudgeScale(options["scale"])
    panel = try JudgePanel(options, endpoints)
    var certain: Double?
    if case .boolean = scale { certain = 1 }
    threshold = try ModelThreshold.threshold(
      options, default: certain, hint: "add 'min:': scores go from 0, the worst verdict, to 1, the best")
  }

  package func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest] {
    var requests: [KeyedRequest] = []
    for hearing in hearings(of: try observation.textForModel(), in: context) {
      switch hearing {
      case .open(let request): requests.append(request)
      case .nonsense(let error): throw error
      case .verdict: continue
      }
    }
    return requests
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    var scores: [Double] = []
    for (endpoint, hearing) in zip(panel.endpoints, hearings(of: try observation.textAfterModel(), in: context)) {
      guard case .verdict(let verdict, _) = hearing else {
        throw UnsupportedObservation("the judge '\(endpoint.name)' was not asked")
      }
      scores.append(verdict.score)
    }
    return panel.score(scores)
  }

  private func hearings(of output: String, in context: CaseContext) -> [JudgeHearing] {
    let prompt = JudgePrompt(rubric: rubric, scale: scale, input: context.input, output: output)
    return panel.endpoints.map { JudgeHearing(prompt, scale, by: $0, in: context) }
  }
}

// MARK: - Explaining

extension JudgeMatcher {
  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(wanting: .text, not: observation) }
    let hearings = Array(zip(panel.endpoints, hearings(of: text, in: context)))
    var notes = hearings.compactMap { note(of: $0.0, $0.1) }
    if panel.endpoints.count > 1 {
      notes.append("the \(panel.combination.rawValue) of \(panel.endpoints.count) judges counts")
    }
    return Explanation(expected: "an output that fulfills the rubric: \(rubric)", notes: notes)
  }

  /// What a judge said, in a line: `judge 'strict' says 2 (0.25): it names two cities`.
  private func note(of endpoint: Endpoint, _ hearing: JudgeHearing) -> String? {
    guard case .verdict(let verdict, let askedTwice) = hearing else { return nil }
    let score = if case .boolean = scale { "" } else { " (\(JudgeScale.text(verdict.score)))" }
    let again = askedTwice ? ", asked twice" : ""
    return "judge '\(endpoint.name)' says \(verdict.text)\(score)\(again): \(verdict.reason ?? "no reason given")"
  }
}
