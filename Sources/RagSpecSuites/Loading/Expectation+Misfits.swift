import RagSpecCore

extension Expectation {
  /// Returns a problem for each matcher, of this expectation and those inside it, that can never judge what a behavior
  /// observes.
  func misfits(in behavior: any Behavior.Type) -> [Diagnostic] {
    switch rule {
    case .not(let inner): return inner.misfits(in: behavior)
    case .atLeast(_, let inner): return inner.flatMap { $0.misfits(in: behavior) }
    case .matcher(let matcher):
      let observed = behavior.observesRankings ? Observation.Kind.ranking : .text
      guard let judged = type(of: matcher).observes, judged != observed else { return [] }
      return [
        Diagnostic(
          "wrong-matcher", "'\(matcher.label)' judges \(judged), and \(behavior.descriptor.name) observes \(observed)",
          at: (node.entries.first?.key ?? node).location,
          hint: observed == .ranking
            ? "judge rankings with a measure, such as 'nDCG@10: 0.8', or with 'retrieved'"
            : "rankings are what suites with 'behavior: retrieval' observe")
      ]
    }
  }
}
