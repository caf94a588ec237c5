import ContentDigest
import RagSpecCore

/// A case that waits for answers of models: its target needs them before it can answer, or its matchers before they judge.
struct ConsultingCase: Sendable {
  let item: RunItem
  /// What the output is computed from; `nil` as soon as there is one.
  private(set) var work: AskedWork?
  /// What came out of the target; `nil` while that waits for answers.
  private(set) var output: CalledOutput?
  private(set) var origin: Origin?
  /// The call that brought the target's answer; `nil` where it was computed.
  let request: KeyedRequest?
  private(set) var latency: Duration?
  /// What was answered so far.
  var answered: [Consultation] = []
  /// What has to be answered next.
  var asked: [Consultation] = []

  /// A case whose target has answered, and whose matchers ask models.
  init(item: RunItem, output: CalledOutput, origin: Origin, request: KeyedRequest?, latency: Duration) {
    (self.item, self.output, self.origin, self.request, self.latency) = (item, output, origin, request, latency)
  }

  /// A case whose target asks models.
  init(item: RunItem, work: AskedWork) {
    (self.item, self.work, request) = (item, work, nil)
  }

  /// What was answered so far, by the keys of the requests.
  var answers: ConsultedAnswers {
    var answers: [SHA256Digest: ModelOutput] = [:]
    for consultation in answered { answers[consultation.request.key] = consultation.answer?.output }
    return ConsultedAnswers(answers)
  }

  /// What the matchers know.
  var context: CaseContext { item.context(answers: answers) }

  /// Notes the answers that are known.
  mutating func take(_ answer: (SHA256Digest) -> Consultation.Answer?) {
    for index in asked.indices where asked[index].answer == nil {
      asked[index].answer = answer(asked[index].request.key)
    }
  }

  /// Moves what is answered to the answers; returns whether that is all.
  mutating func turnPage() -> Bool {
    answered += asked.filter { $0.answer != nil }
    asked.removeAll { $0.answer != nil }
    return asked.isEmpty
  }

  /// Notes what the target computed from its answers.
  ///
  /// It counts as called when one of the answers was; else it comes from where the first came from.
  mutating func answer(with output: TargetOutput, after computing: Duration) {
    let answers = answered.compactMap(\.answer)
    work = nil
    self.output = CalledOutput(output: output)
    origin = answers.contains { $0.origin == .called } ? .called : answers.first?.origin ?? .local
    latency = (answers.map(\.latency).max() ?? .zero) + computing
  }
}

/// Cases after a round of questions: judged, or waiting for answers that somebody has to call for.
struct ConsultedCases: Sendable {
  var settled: [SettledItem] = []
  var waiting: [ConsultingCase] = []
}
