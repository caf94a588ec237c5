package import ContentDigest
package import RagSpecCore
import RagSpecRunner

/// A request that a case makes.
package struct CaseRequest: Sendable {
  package let caseID: CaseID
  /// On behalf of what it is made, where it is not the target's only request: a part of the target, or an expectation.
  package let asker: String?
  package let request: KeyedRequest

  init(_ caseID: CaseID, _ asker: String?, _ request: KeyedRequest) {
    self.caseID = caseID
    self.asker = asker
    self.request = request
  }
}

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
    let requests = try await requests(of: plan)
    let groundwork = withGroundwork ? try plan.groundworkKeys : []
    return groundwork.union(requests.map(\.request.key))
  }

  /// Returns what cases ask of endpoints, in their order, but for groundwork; of each case what its target asks comes first.
  ///
  /// What a matcher asks is known as far as recordings go. Nothing is called.
  package func requests(of plan: Plan) async throws(InvalidInput) -> [CaseRequest] {
    var consulted: [CaseID: [CaseRequest]] = [:]
    let consulting = plan.consulting
    if consulting.caseCount > 0 {
      _ = try await RunSession(project: self, options: RunOptions(mode: .replay)).run(consulting) { event in
        guard case .finishedCase(let result) = event else { return }
        let asked = result.consulted.filter { $0.asker == .matcher }
        consulted[result.testCase.id] = asked.map { CaseRequest(result.testCase.id, $0.label, $0.request) }
      }
    }
    return plan.suites.flatMap { suite in
      suite.cases.flatMap { testCase in
        suite.suite.target.requests(for: testCase) + (consulted[testCase.id] ?? [])
      }
    }
  }
}

extension Target {
  /// What it asks for a case, but for groundwork.
  fileprivate func requests(for testCase: Case) -> [CaseRequest] {
    switch try? work(for: testCase.input) {
    case .call(let request): [CaseRequest(testCase.id, nil, KeyedRequest(request))]
    case .asking(let work): work.questions.map { CaseRequest(testCase.id, $0.label, $0.request) }
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
