extension CaseResult {
  /// Returns the result of a variant after its scores were compared with those of its base.
  ///
  /// A base without scores leaves nothing to compare with, and so the variant without a verdict.
  ///
  /// - Parameter explain: what there is to know of a score that is worse than it may be.
  package func compared(with base: CaseResult?, explain: (Expectation) -> Explanation?) -> CaseResult {
    guard let demands = testCase.variant?.kind.demands, !demands.isEmpty else { return self }
    switch outcome {
    case .errored, .skipped: return self
    case .passed(let own), .failed(let own):
      switch base?.outcome {
      case .passed(let others), .failed(let others):
        return with(Self.outcome(own, others, demands, explain: explain))
      case .errored(let error): return with(.errored(.unscored(base, error)))
      case .skipped(let reason): return with(.skipped(reason: "its base was skipped: \(reason)"))
      case nil: return with(.skipped(reason: "its base did not run"))
      }
    }
  }

  private static func outcome(
    _ own: [Assessment], _ base: [Assessment], _ demands: [ScoreDemand], explain: (Expectation) -> Explanation?
  ) -> Outcome {
    var all = own
    var isVoid = !own.contains(where: \.isJudged)
    for demand in demands {
      guard let scored = own.first(where: { $0.label == demand.label }),
        let score = base.first(where: { $0.label == demand.label })?.score
      else {
        return .errored(CaseError(.base, "its base and it do not both report a score under '\(demand.label)'"))
      }
      if !demand.isVoid(given: score) { isVoid = false }
      all.append(demand.assess(scored, given: score) { explain(scored.expectation) })
    }
    guard !isVoid else { return .skipped(reason: reason(for: demands, base)) }
    return all.allSatisfy { $0.passed || !$0.isJudged } ? .passed(all) : .failed(all)
  }

  /// Whatever comes would pass, which is no verdict.
  private static func reason(for demands: [ScoreDemand], _ base: [Assessment]) -> String {
    let scores = demands.compactMap { demand in
      base.first { $0.label == demand.label }.map { "\(demand.label) \(ScoreDemand.text($0.score))" }
    }
    return "its base has \(scores.joined(separator: ", ")), from which no drop is too deep"
  }

  private func with(_ outcome: Outcome) -> CaseResult {
    CaseResult(
      testCase, outcome: outcome, origin: origin, output: output, answer: answer, key: key, latency: latency,
      consulted: consulted)
  }
}

extension CaseError {
  fileprivate static func unscored(_ base: CaseResult?, _ error: CaseError) -> CaseError {
    let name = base.map { "'\($0.testCase.id)'" } ?? ""
    return CaseError(.base, "its base \(name) could not be scored: \(error.message)", hint: error.hint)
  }
}
