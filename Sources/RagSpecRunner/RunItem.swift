import ContentDigest
import RagSpecCore

/// A case with its place in the plan.
struct RunItem: Sendable {
  /// The position in the whole plan, from 0.
  let index: Int
  let suiteIndex: Int
  let suite: Suite
  let testCase: Case
  /// Whether it runs only because a variant is compared with it: nobody chose it, and nobody is told of it.
  var isCompany = false

  /// What the answer to its target's call says.
  func output(from answer: ModelOutput) -> CalledOutput {
    guard suite.target.findsOutputs else { return CalledOutput(output: .text(answer)) }
    return CalledOutput(output: suite.target.output(from: answer), answer: answer)
  }

  /// What the case's matchers know beside an output.
  func context(answers: ConsultedAnswers? = nil) -> CaseContext {
    CaseContext(input: testCase.input, corpus: suite.target.corpus, answers: answers)
  }

  /// Why an output got its score, as far as that is known without what models answered.
  func explanation(of output: TargetOutput?, by expectation: Expectation) -> Explanation? {
    guard case .matcher(let matcher) = expectation.rule, !expectation.consults, let output,
      let observation = try? suite.behavior.observation(of: output)
    else { return nil }
    return matcher.explanation(of: observation, in: context())
  }
}

/// What came out of a target, and the response that it was found in where that is something else.
struct CalledOutput: Sendable {
  let output: TargetOutput
  var answer: ModelOutput?
}

/// A case that needs a response, recorded or not.
final class PendingCall: Sendable {
  let item: RunItem
  let request: KeyedRequest

  init(_ item: RunItem, _ request: ModelRequest) {
    self.item = item
    self.request = KeyedRequest(request)
  }

  var key: SHA256Digest { request.key }
}

/// A result with its place in the plan.
struct SettledItem: Sendable {
  let index: Int
  let result: CaseResult
}
