import ContentDigest
import RagSpecCore

/// A case whose target has answered, and whose matchers ask models before they judge the answer.
struct ConsultingCase: Sendable {
  let item: RunItem
  let output: CalledOutput
  let origin: Origin
  let key: SHA256Digest?
  let latency: Duration
  /// What was answered so far.
  var answered: [Consultation] = []
  /// What has to be answered next.
  var asked: [Consultation] = []

  /// What the matchers know.
  var context: CaseContext {
    var answers: [SHA256Digest: ModelOutput] = [:]
    for consultation in answered { answers[consultation.request.key] = consultation.answer?.output }
    return item.context(answers: ConsultedAnswers(answers))
  }

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
}

/// Cases after a round of questions: judged, or waiting for answers that somebody has to call for.
struct ConsultedCases: Sendable {
  var settled: [SettledItem] = []
  var waiting: [ConsultingCase] = []
}
