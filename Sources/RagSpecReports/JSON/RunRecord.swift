import ContentDigest
import JSONText
import RagSpecCore

/// The JSON form of a run's results: the run record, version 1.
///
/// These are wire types: members may be added, and never change their meaning.
enum RunRecord {
  static let version = 1
}

extension JSONWriter {
  /// The members that open a record.
  mutating func runMembers(_ start: RunStart) {
    member("version", RunRecord.version)
    member("ragspec", start.version)
    member("started_at", start.timestamp)
    member("cache_mode", start.mode.rawValue)
    key("suites")
    beginArray()
    for suite in start.suites {
      beginObject()
      member("suite", suite.name)
      member("file", suite.path)
      member("behavior", suite.behavior)
      member("target", suite.target)
      member("cases", suite.caseCount)
      endObject()
    }
    endArray()
  }

  /// A case's result as one object; `kind` tells lines of a stream apart.
  mutating func caseResult(_ result: CaseResult, kind: String? = nil) {
    beginObject()
    if let kind { member("event", kind) }
    member("id", result.testCase.id.description)
    member("suite", result.testCase.id.suite)
    member("case", result.testCase.id.name)
    let location = result.testCase.location
    member("file", location.file.path)
    member("line", location.line)
    member("standing", result.standing.rawValue)
    if let variant = result.testCase.variant { members(variant, of: result.testCase) }
    if !result.testCase.tags.isEmpty { member("tags", result.testCase.tags) }
    if let why = result.testCase.knownFailure { member("known_failure", why) }
    if let origin = result.origin { member("origin", origin.rawValue) }
    if let key = result.key { member("key", key.hex) }
    if let latency = result.latency { member("latency_ms", latency.milliseconds) }
    if let score = result.score { member("score", score) }
    costMembers(of: result)
    outcomeMembers(result.outcome)
    if let output = result.output { outputMembers(output, from: result.endpoint) }
    if let details = result.response?.details { member("answer", raw: details.json) }
    if !result.consulted.isEmpty { consultations(result.consulted) }
    endObject()
  }

  /// What a variant was made from, and what it asks: its question stands in no file.
  private mutating func members(_ variant: Variant, of testCase: Case) {
    key("variant")
    beginObject()
    member("of", variant.base.id.description)
    member("perturbation", variant.kind.perturbation)
    member("relation", variant.kind.relation.rawValue)
    member("question", testCase.input.question)
    endObject()
  }

  /// What the target and the matchers asked of models; the answer in words is in the explanation, and the whole under its key.
  private mutating func consultations(_ consulted: [Consultation]) {
    key("consulted")
    beginArray()
    for consultation in consulted {
      beginObject()
      member("label", consultation.label)
      if consultation.asker == .target { member("asker", consultation.asker.rawValue) }
      // Applications have no names.
      let endpoint = consultation.request.endpoint
      member("endpoint", endpoint.name.isEmpty ? endpoint.url : endpoint.name)
      member("key", consultation.request.key.hex)
      if let answer = consultation.answer {
        member("origin", answer.origin.rawValue)
        member("latency_ms", answer.latency.milliseconds)
        usageMember(answer.output.usage, of: endpoint)
      }
      endObject()
    }
    endArray()
  }

  private mutating func outcomeMembers(_ outcome: Outcome) {
    switch outcome {
    case .passed(let assessments), .failed(let assessments):
      key("assessments")
      beginArray()
      for each in assessments { assessment(each) }
      endArray()
    case .errored(let error):
      key("error")
      beginObject()
      member("kind", error.kind.rawValue)
      member("message", error.message)
      if let hint = error.hint { member("hint", hint) }
      if let failure = error.failure { members(of: failure) }
      endObject()
    case .skipped(let reason): member("skipped", reason)
    }
  }

  /// What is known of a call without an answer that could be scored.
  private mutating func members(of failure: EndpointFailure) {
    member("attempts", failure.attempts)
    if let status = failure.status { member("status", status) }
    if let message = failure.message { member("server_message", message) }
    if let type = failure.type { member("server_type", type) }
    if let code = failure.code { member("server_code", code) }
    if let delay = failure.retryDelay { member("retry_after_ms", delay.milliseconds) }
    if let answer = failure.answer { member("answer", raw: answer.json) }
  }

  private mutating func outputMembers(_ output: TargetOutput, from endpoint: Endpoint?) {
    switch output {
    case .text(let answer), .unreadable(let answer, _):
      member("output", answer.content)
      member("finish", answer.finishReason.rawValue)
      usageMember(answer.usage, of: endpoint)
    case .ranking(let documents):
      key("ranking")
      beginArray()
      for document in documents {
        beginObject()
        member("id", document.id)
        member("score", document.score)
        endObject()
      }
      endArray()
    }
  }

  private mutating func assessment(_ assessment: Assessment) {
    beginObject()
    member("label", assessment.label)
    member("passed", assessment.passed)
    member("score", assessment.score)
    member("min", assessment.threshold)
    if assessment.weight != 1 { member("weight", assessment.weight) }
    if let explanation = assessment.explanation {
      member("expected", explanation.expected)
      if let got = explanation.got { member("got", got) }
      if let span = explanation.span {
        key("span")
        beginArray()
        integer(span.lowerBound)
        integer(span.upperBound)
        endArray()
      }
      if !explanation.notes.isEmpty { member("notes", explanation.notes) }
    }
    if !assessment.parts.isEmpty {
      key("parts")
      beginArray()
      for part in assessment.parts { self.assessment(part) }
      endArray()
    }
    endObject()
  }
}

// MARK: - Summaries

extension JSONWriter {
  mutating func suiteSummary(_ suite: SuiteSummary, kind: String? = nil) {
    beginObject()
    if let kind { member("event", kind) }
    member("suite", suite.name)
    tallyMembers(suite.tally)
    key("means")
    beginObject()
    for mean in suite.means { member(mean.label, mean.mean) }
    endObject()
    key("gates")
    beginArray()
    for gate in suite.gates { self.gate(gate) }
    endArray()
    if !suite.variants.isEmpty { variantSummaries(suite.variants) }
    endObject()
  }

  private mutating func variantSummaries(_ summaries: [VariantSummary]) {
    key("variants")
    beginArray()
    for summary in summaries {
      beginObject()
      member("perturbation", summary.perturbation)
      member("relation", summary.relation.rawValue)
      standings(of: summary.tally)
      if let rate = summary.failureRate { member("failure_rate", rate) }
      key("means")
      beginObject()
      for mean in summary.means {
        key(mean.label)
        beginObject()
        member("base", mean.base)
        member("variant", mean.variant)
        endObject()
      }
      endObject()
      endObject()
    }
    endArray()
  }

  private mutating func standings(of tally: Tally) {
    key("standings")
    beginObject()
    for standing in Standing.allCases { member(standing.rawValue, tally[standing]) }
    endObject()
  }

  private mutating func gate(_ result: GateResult) {
    beginObject()
    member("gate", result.gate.name)
    member("bound", result.gate.bound)
    if let value = result.value { member("value", value) }
    member("failed", result.failed)
    endObject()
  }

  mutating func summaryMembers(_ summary: RunSummary) {
    tallyMembers(summary.tally)
    member("duration_ms", summary.duration.milliseconds)
    member("interrupted", summary.wasInterrupted)
    member("exit_code", Int(summary.exitCode.rawValue))
    if let end = summary.usedUp { member("used_up", end.kind.rawValue) }
    if summary.calls > 0 { member("calls", summary.calls) }
    if !summary.warnings.isEmpty { member("warnings", summary.warnings) }
    if !summary.groundwork.isEmpty { groundwork(summary.groundwork) }
  }

  private mutating func groundwork(_ summaries: [GroundworkSummary]) {
    key("groundwork")
    beginArray()
    for summary in summaries {
      beginObject()
      member("title", summary.title)
      member("answers", summary.total)
      member("called", summary.called)
      tokensMember("tokens_spent", summary.spending)
      if summary.spending.currency != nil { costMember(spent: summary.spending, saved: Spending()) }
      endObject()
    }
    endArray()
  }

  private mutating func tallyMembers(_ tally: Tally) {
    standings(of: tally)
    key("origins")
    beginObject()
    for origin in Origin.allCases { member(origin.rawValue, tally[origin]) }
    endObject()
    if Origin.allCases.contains(where: { tally.consultations($0) > 0 }) {
      key("consultations")
      beginObject()
      for origin in Origin.allCases { member(origin.rawValue, tally.consultations(origin)) }
      endObject()
    }
    tokensMember("tokens_spent", tally.spending)
    tokensMember("tokens_saved", tally.saving)
    if (tally.spending.currency ?? tally.saving.currency) != nil {
      costMember(spent: tally.spending, saved: tally.saving)
    }
  }
}

extension Duration {
  /// Milliseconds to three decimals.
  var milliseconds: Double { (self / .microseconds(1)).rounded() / 1000 }
}
