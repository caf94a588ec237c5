package import ContentDigest
package import RagSpecCore
import RagSpecRunner

extension Project {
  /// Returns the keys of all that cases ask of endpoints: what their targets ask, and what their matchers ask.
  ///
  /// What a matcher asks follows from the target's answer, and may follow from an answer to the matcher: it is known as
  /// far as recordings go. Nothing is called.
  ///
  /// - Parameter withGroundwork: whether what all cases of a target share is theirs as well, such as the vectors of a corpus.
  package func requestKeys(
    of plan: Plan, withGroundwork: Bool = true
  ) async throws(InvalidInput) -> Set<SHA256Digest> {
    var keys: Set<SHA256Digest> = []
    for suite in plan.suites {
      for testCase in suite.cases { keys.formUnion(suite.suite.target.requestKeys(for: testCase.input)) }
    }
    if withGroundwork {
      keys.formUnion(try plan.groundworkKeys)
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

extension Target {
  /// The keys of what it asks for an input, but for groundwork.
  fileprivate func requestKeys(for input: CaseInput) -> [SHA256Digest] {
    switch try? work(for: input) {
    case .call(let request): [request.key]
    case .asking(let work): work.questions.map(\.request.key)
    case .local, nil: []
    }
  }
}

extension Groundwork {
  /// The keys of all that it asks.
  fileprivate var requestKeys: Set<SHA256Digest> {
    get throws(InvalidInput) {
      do throws(CaseError) {
        return Set(try (0..<begin(isKept: false)).map { request(at: $0).key })
      } catch { throw InvalidInput("unknown-use", error.message, at: nil, hint: error.hint) }
    }
  }
}

extension Plan {
  /// The keys of all that the groundwork of its targets asks.
  package var groundworkKeys: Set<SHA256Digest> {
    get throws(InvalidInput) {
      var keys: Set<SHA256Digest> = []
      for groundwork in groundwork { keys.formUnion(try groundwork.requestKeys) }
      return keys
    }
  }

  /// What targets need before they answer any of the cases, each once.
  package var groundwork: [any Groundwork] {
    var seen: Set<ObjectIdentifier> = []
    return suites.flatMap { suite in
      suite.cases.flatMap { testCase -> [any Groundwork] in
        guard case .asking(let work)? = try? suite.suite.target.work(for: testCase.input) else { return [] }
        return work.groundwork.filter { seen.insert(ObjectIdentifier($0)).inserted }
      }
    }
  }

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
