import RagSpecReports

@testable import RagSpecCore

/// A finished run with the results that a test wants reported.
struct SampleRun {
  var results: [CaseResult] = []
  var gates: [GateResult] = []
  var means: [(label: String, mean: Double, count: Int)] = []
  var variants: [VariantSummary] = []
  var duration = Duration.milliseconds(12)
  var wasInterrupted = false
  var warnings: [String] = []

  /// What a runner would tell of it: cases of one suite stand together.
  var events: [RunEvent] {
    let suites = bySuite()
    let plan = Plan(suites: suites.map { Plan.SuitePlan(suite: $0.suite, cases: $0.results.map(\.testCase)) })
    let start = RunStart(plan: plan, mode: .replay, version: "1.2.3", timestamp: "2026-11-23T05:00:00Z")
    var told: [RunEvent] = [.started(start)]
    var tally = Tally()
    for (suite, results) in suites {
      told += results.map(RunEvent.finishedCase)
      told.append(.finishedSuite(summary(of: suite, results)))
      for result in results { tally.count(result) }
    }
    let summary = RunSummary(
      tally: tally, suites: suites.map { self.summary(of: $0.suite, $0.results) }, duration: duration,
      wasInterrupted: wasInterrupted, warnings: warnings)
    return told + [.progressed(Progress(settled: 1, failed: 0, total: 1, callsUnderWay: 0)), .finished(summary)]
  }

  /// Returns the whole report.
  func text(_ reporter: any Reporter.Type, _ style: ReportStyle = ReportStyle()) -> String {
    pieces(reporter, style).joined()
  }

  /// Returns what a reporter says to each event.
  func pieces(_ reporter: any Reporter.Type, _ style: ReportStyle = ReportStyle()) -> [String] {
    var reporter = reporter.init(style)
    return events.map { event in
      var buffer = TextBuffer()
      reporter.receive(event, to: &buffer)
      return buffer.text
    }
  }

  private func bySuite() -> [(suite: Suite, results: [CaseResult])] {
    var names: [String] = []
    for name in results.map(\.testCase.id.suite) where !names.contains(name) { names.append(name) }
    return names.map { name in
      let results = results.filter { $0.testCase.id.suite == name }
      let suite = Suite(
        name: name, node: .sample(line: 1, in: results[0].testCase.location.file.path), behavior: SampleBehavior.self,
        targetName: "search", target: SampleTarget(), cases: results.map(\.testCase), gates: [])
      return (suite, results)
    }
  }

  private func summary(of suite: Suite, _ results: [CaseResult]) -> SuiteSummary {
    var tally = Tally()
    for result in results { tally.count(result) }
    return SuiteSummary(
      name: suite.name, path: suite.path, tally: tally, gates: gates, means: means,
      variants: variants)
  }
}

enum SampleBehavior: Behavior {
  static let descriptor = ExtensionDescriptor(name: "answering", summary: "")
  static let fields: [Field] = []

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: "")
  }
}

struct SampleTarget: Target {
  func work(for input: CaseInput) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }
}

extension ConfigNode {
  /// An empty mapping at a place.
  static func sample(line: Int, in path: String = "scenarios/tables.yaml") -> ConfigNode {
    var builder = ConfigDocument.Builder(source: SourceFile(path: path, bytes: []))
    builder.beginMapping(line: line, column: 5)
    builder.end()
    return builder.finish().root
  }
}

extension Case {
  static func sample(
    _ name: String = "q3", suite: String = "tables", input: CaseInput = CaseInput(question: "How much in Q3?"),
    knownFailure: String? = nil, path: String = "scenarios/tables.yaml"
  ) -> Case {
    Case(
      id: CaseID(suite: suite, name: name), node: .sample(line: 14, in: path), input: input, expectations: [],
      knownFailure: knownFailure)
  }
}

extension Assessment {
  static func sample(
    _ label: String = "number", _ score: Double = 1, min threshold: Double = 1, weight: Double = 1,
    _ explanation: Explanation? = nil, parts: [Assessment] = []
  ) -> Assessment {
    let expectation = Expectation(
      rule: .atLeast(0, of: []), label: label, threshold: threshold, weight: weight, node: .sample(line: 17))
    return Assessment(expectation, score: score, explanation: explanation, parts: parts)
  }
}

extension CaseResult {
  /// A case that passed on a recorded answer.
  static func passed(_ name: String = "q1", suite: String = "tables", origin: Origin = .cached) -> CaseResult {
    CaseResult(
      .sample(name, suite: suite), outcome: .passed([.sample()]), origin: origin, output: .answer("57"),
      latency: .milliseconds(250))
  }

  /// A case that failed on a text.
  static func failed(
    _ text: String = "It was 57.", _ assessments: [Assessment] = [.sample("number", 0)], of testCase: Case = .sample()
  ) -> CaseResult {
    CaseResult(testCase, outcome: .failed(assessments), origin: .cached, output: .answer(text))
  }

  /// A case that passed on what a model said to its matcher, and lacks what another would say.
  static func judged() -> CaseResult {
    let endpoint = Endpoint(name: "strict", provider: "openai-chat", url: "http://h/v1", model: "m")
    func asked(_ text: String, _ answer: Consultation.Answer?) -> Consultation {
      let request = KeyedRequest(ModelRequest(endpoint: endpoint, messages: [Turn(.user, text)]))
      return Consultation(label: "judge", request: request, answer: answer)
    }
    let output = ModelOutput(content: "{}", usage: TokenUsage(input: 5, output: 2))
    let answer = Consultation.Answer(output: output, origin: .called, latency: .milliseconds(7))
    return CaseResult(
      .sample("judged"), outcome: .passed([.sample("judge")]), origin: .cached, output: .answer("57"),
      consulted: [asked("one", answer), asked("other", nil)])
  }

  static func errored(_ error: CaseError, of testCase: Case = .sample()) -> CaseResult {
    CaseResult(testCase, outcome: .errored(error))
  }
}

extension TargetOutput {
  static func answer(
    _ text: String, finish: FinishReason = .stop, usage: TokenUsage? = TokenUsage(input: 20, output: 3)
  ) -> TargetOutput {
    .text(ModelOutput(content: text, finishReason: finish, usage: usage))
  }
}

/// Text that tries to break out of a report: terminal escapes, a carriage return, a direction override, a byte-order mark.
let hostileText = "a\u{1B}[2J\rb\u{202E}c\u{0}\u{9B}d\u{FEFF}\u{2028}e"
