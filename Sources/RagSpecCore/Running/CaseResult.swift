package import ContentDigest

/// All that is known of a case after it ran.
package final class CaseResult: Sendable {
  package let testCase: Case
  package let outcome: Outcome
  package let origin: Origin?
  package let output: TargetOutput?
  /// The response itself, where the output is what was found in it.
  package let answer: ModelOutput?
  /// Where the response came from, or would have; `nil` for what was computed in this process.
  package let endpoint: Endpoint?
  /// The key of the recorded response; `nil` for local targets.
  package let key: SHA256Digest?
  /// How long the answer took: for a recorded one, when it was recorded.
  package let latency: Duration?
  /// What the case's matchers asked of models, in the order of asking; not answered where that made the case errored.
  package let consulted: [Consultation]

  package init(
    _ testCase: Case, outcome: Outcome, origin: Origin? = nil, output: TargetOutput? = nil,
    answer: ModelOutput? = nil, endpoint: Endpoint? = nil, key: SHA256Digest? = nil, latency: Duration? = nil,
    consulted: [Consultation] = []
  ) {
    self.testCase = testCase
    self.outcome = outcome
    self.origin = origin
    self.output = output
    self.answer = answer
    self.endpoint = endpoint
    self.key = key
    self.latency = latency
    self.consulted = consulted
  }

  /// How the case counts.
  package var standing: Standing {
    switch (outcome, testCase.knownFailure) {
    case (.passed, nil): .passed
    case (.passed, _): .unexpectedlyPassed
    case (.failed, nil): .failed
    case (.failed, _): .knownFailure
    case (.errored, _): .errored
    case (.skipped, _): .skipped
    }
  }

  /// The mean of the scores that were judged, from 0 to 1, each as often as its weight says; `nil` when nothing was judged.
  ///
  /// It tells how near a case came. The verdict does not depend on it: a case passes when each of its assessments does.
  package var score: Double? {
    let judged = outcome.assessments.filter(\.isJudged)
    let total = judged.reduce(0) { $0 + $1.weight }
    return total > 0 ? judged.reduce(0) { $0 + $1.score * ($1.weight / total) } : nil
  }

  /// What came back from the endpoint, as it came; `nil` for what was computed in this process.
  package var response: ModelOutput? {
    if let answer { return answer }
    return switch output {
    case .text(let answer)?, .unreadable(let answer, _)?: answer
    case .ranking?, nil: nil
    }
  }

  package var usage: TokenUsage? { response?.usage }

  /// What its answers took: those that were called for, and those that were recorded.
  package var spending: (spent: Spending, saved: Spending) {
    var (spent, saved) = (Spending(), Spending())
    addSpending(to: &spent, saved: &saved)
    return (spent, saved)
  }

  /// Adds the tokens and the cost of its answers: of the target's, of those that matchers got, and of those that brought
  /// nothing to score.
  ///
  /// - Parameters:
  ///   - spent: what was called for in this run.
  ///   - saved: what recorded answers would have cost.
  package func addSpending(to spent: inout Spending, saved: inout Spending) {
    if case .errored(let error) = outcome, let failure = error.failure { spent.add(failure.spent) }
    if let origin, origin != .local, let response {
      if origin == .called { spent.add(response, at: endpoint) } else { saved.add(response, at: endpoint) }
    }
    for consultation in consulted {
      guard let answer = consultation.answer else { continue }
      let (output, endpoint) = (answer.output, consultation.request.endpoint)
      if answer.origin == .called { spent.add(output, at: endpoint) } else { saved.add(output, at: endpoint) }
    }
  }
}

/// Where an output came from.
package enum Origin: String, Sendable, CaseIterable {
  /// The endpoint was called in this run.
  case called
  /// The local response cache, or a call that another case of the run made.
  case cached
  /// A committed cassette.
  case cassette
  /// The shared layer of the cache, which other machines record to.
  case remote
  /// Computed in this process.
  case local
}

/// An outcome, with known failures told apart.
package enum Standing: String, Sendable, CaseIterable {
  case passed, failed, errored, skipped
  /// Failed, as was expected.
  case knownFailure = "known-failure"
  /// Passed although it was expected to fail.
  case unexpectedlyPassed = "unexpectedly-passed"
}
