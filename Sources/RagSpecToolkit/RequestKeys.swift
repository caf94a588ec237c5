package import ContentDigest
package import RagSpecCore
import RagSpecRunner

extension Project {
  /// Returns the keys of all that cases ask of endpoints: what their targets ask, and what their matchers ask.
  ///
  /// What a matcher asks follows from the target's answer, and may follow from an answer to the matcher: it is known as
  /// far as recordings go. Nothing is called.
  package func requestKeys(of plan: Plan) async throws(InvalidInput) -> Set<SHA256Digest> {
    var keys: Set<SHA256Digest> = []
    for suite in plan.suites {
      for testCase in suite.cases {
        if case .call(let request)? = try? suite.suite.target.work(for: testCase.input) { keys.insert(request.key) }
      }
    }
    let consulting = plan.consulting
    guard consulting.caseCount > 0 else { return keys }
    _ = try await RunSession(project: self, options: RunOptions(mode: .replay)).run(consulting) { event in
      guard case .finishedCase(let result) = event else { return }
      keys.formUnion(result.consulted.map(\.request.key))
    }
    return keys
  }
}

extension Plan {
  /// Suites whose cases cannot be known to ask nothing: what their matchers ask follows from what a program answers.
  package var suitesOfPrograms: [String] {
    suites.filter { $0.suite.target.effort == .program && $0.cases.contains(where: \.consults) }.map(\.suite.name)
  }

  /// The cases whose matchers ask models, without other expectations and other targets: a program of the user's is not to
  /// be started.
  fileprivate var consulting: Plan {
    Plan(
      suites: suites.filter { $0.suite.target.effort != .program }.map { suite in
        let cases = suite.cases.filter(\.consults).map { testCase in
          Case(
            id: testCase.id, node: testCase.node, input: testCase.input,
            expectations: testCase.expectations.filter(\.consults))
        }
        return SuitePlan(suite: suite.suite, cases: cases)
      }.filter { !$0.cases.isEmpty })
  }
}
