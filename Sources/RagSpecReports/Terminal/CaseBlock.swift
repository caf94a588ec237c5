import RagSpecCore

/// The block that a case gets in a report for people: what was asked, what came, and what each matcher says to it.
struct CaseBlock {
  private let result: CaseResult
  private let style: ReportStyle
  private let paint: Paint

  init(_ result: CaseResult, style: ReportStyle) {
    self.result = result
    self.style = style
    paint = Paint(isOn: style.usesColor)
  }

  var text: String {
    let question = labeled("question", result.testCase.input.question)
    let lines = ["\(mark) \(heading)"] + reason + question + base + output + cost
    return (lines + assessments).joined(separator: "\n") + "\n\n"
  }

  /// The case and its place.
  var heading: String {
    "\(paint.bold("\(result.testCase.id)".onOneLine))  \(paint.dim("\(result.testCase.location)".onOneLine))"
  }

  private var mark: String {
    switch result.standing {
    case .passed: paint.green("passed")
    case .failed: paint.red("FAILED")
    case .errored: paint.red("ERRORED")
    case .skipped: paint.dim("skipped")
    case .knownFailure: paint.yellow("known failure")
    case .unexpectedlyPassed: paint.yellow("UNEXPECTEDLY PASSED")
    }
  }

  /// Why the case has no verdict, or why its failure was expected.
  private var reason: [String] {
    switch result.outcome {
    case .errored(let error):
      labeled(error.kind.rawValue, error.message) + (error.hint.map { labeled("hint", $0) } ?? [])
    case .skipped(let reason): labeled("reason", reason)
    case .passed, .failed: result.testCase.knownFailure.map { labeled("known", $0) } ?? []
    }
  }

  /// What the question of a variant was before.
  private var base: [String] {
    guard let variant = result.testCase.variant else { return [] }
    return labeled("variant of", variant.base.input.question)
  }

  private var isComplete: Bool { style.verbosity == .verbose }

  private var assessments: [String] {
    result.outcome.assessments.filter { isComplete || !$0.passed && $0.isJudged }.flatMap {
      AssessmentLines($0, paint: paint, output: outputText, isComplete: isComplete).lines
    }
  }

  private var outputText: String {
    if case .text(let answer) = result.output { answer.content } else { "" }
  }

  private var output: [String] {
    switch result.output {
    case .text(let answer), .unreadable(let answer, _): labeled(origin, answer.content) + notes(on: answer)
    case .ranking(let documents): ranking(documents)
    case nil: []
    }
  }

  private var origin: String { result.origin.map { "output, \($0.rawValue)" } ?? "output" }

  /// Where its endpoints have prices, and everything is shown.
  private var cost: [String] {
    guard isComplete else { return [] }
    var tally = Tally()
    tally.count(result)
    let cost = SpendingText.cost(of: tally)
    return cost.isEmpty ? [] : labeled("cost", "\(SpendingText.tokens(of: tally)), \(cost)")
  }

  private func notes(on answer: ModelOutput) -> [String] {
    switch answer.finishReason {
    case .length: labeled("note", "the answer was cut off at the greatest number of tokens (finish_reason: length)")
    case .refusal: labeled("note", "the model refused to answer")
    case .toolCalls: labeled("note", "the model asks that functions be called")
    default: []
    }
  }

  private func ranking(_ documents: [RankedDocument]) -> [String] {
    let shown = documents.prefix(isComplete ? 20 : 5)
    let width = shown.map(\.id.onOneLine.count).max() ?? 0
    let lines = shown.enumerated().map { rank, document in
      let grade = result.testCase.input.grade(of: document.id).map { "grade \($0)" } ?? ""
      let (id, summary) = (document.id.onOneLine, document.summary.onOneLine)
      if grade.isEmpty, summary.isEmpty { return "    \(rank + 1). \(id)" }
      let judged = "    \(rank + 1). \(id.padding(toColumns: width))  "
      return judged + (summary.isEmpty ? grade : "\(grade.padding(toColumns: 8)) \(paint.dim(summary))")
    }
    let rest = documents.count > shown.count ? ["    … \(documents.count - shown.count) more"] : []
    return ["  ranking\(documents.isEmpty ? ": empty" : "")"] + lines + rest
  }

  private func labeled(_ label: String, _ text: String) -> [String] {
    LabeledText.lines(label, text, paint: paint, isComplete: isComplete)
  }
}
