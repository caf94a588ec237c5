import RagSpecCore
import Testing

@Suite struct RunSummaryTests {
  private static func result(
    _ outcome: Outcome, known: String? = nil, origin: Origin? = nil, usage: TokenUsage? = nil
  ) -> CaseResult {
    let testCase = Case(
      id: CaseID(suite: "s", name: "c"), node: Written.plain("c").node, input: CaseInput(question: "?"),
      expectations: [],
      knownFailure: known)
    let output = TargetOutput.text(ModelOutput(content: "x", usage: usage))
    return CaseResult(testCase, outcome: outcome, origin: origin, output: origin == nil ? nil : output)
  }

  private static let endpointDown = Outcome.errored(CaseError(.endpoint, "down"))
  private static let missing = Outcome.errored(CaseError(.missingRecording, "missing"))

  private static func tally(_ results: [CaseResult]) -> Tally {
    var tally = Tally()
    for result in results { tally.count(result) }
    return tally
  }

  @Test func `known failures are told apart from passed and failed`() {
    let standings: [(Outcome, String?, Standing)] = [
      (.passed([]), nil, .passed), (.passed([]), "why", .unexpectedlyPassed), (.failed([]), nil, .failed),
      (.failed([]), "why", .knownFailure), (Self.endpointDown, nil, .errored), (Self.endpointDown, "why", .errored),
      (.skipped(reason: "r"), nil, .skipped), (.skipped(reason: "r"), "why", .skipped),
    ]
    for (outcome, known, standing) in standings { #expect(Self.result(outcome, known: known).standing == standing) }
  }

  @Test func `counts, origins and tokens`() {
    let usage = TokenUsage(input: 10, output: 3)
    let tally = Self.tally([
      Self.result(.passed([]), origin: .called, usage: usage), Self.result(.passed([]), origin: .cached, usage: usage),
      Self.result(.failed([]), origin: .cassette, usage: usage),
      Self.result(.failed([]), known: "why", origin: .called),
      Self.result(Self.missing), Self.result(Self.endpointDown), Self.result(.skipped(reason: "r")),
      Self.result(.passed([]), known: "why", origin: .local),
    ])
    #expect(tally.total == 8)
    #expect(Standing.allCases.map { tally[$0] } == [2, 1, 2, 1, 1, 1])
    #expect(Origin.allCases.map { tally[$0] } == [2, 1, 1, 0, 1])
    #expect((tally.spent, tally.saved) == (usage, TokenUsage(input: 20, output: 6)))
    #expect(tally.missingRecordings == 1)
    var twice = tally
    twice.add(tally)
    #expect(twice.total == 16)
    #expect((twice[.passed], twice[.called], twice.missingRecordings) == (4, 4, 2))
    #expect(twice.saved == TokenUsage(input: 40, output: 12))
  }

  @Test func `what matchers asked of models is counted apart, and its tokens with all others`() {
    let endpoint = Endpoint(name: "judge", provider: "p", url: "u", model: "m")
    let request = KeyedRequest(ModelRequest(endpoint: endpoint, messages: []))
    let output = ModelOutput(content: "x", usage: TokenUsage(input: 10, output: 3))
    let answers = [Origin.called, .called, .cached, .cassette].map {
      Consultation.Answer(output: output, origin: $0, latency: .zero)
    }
    let consulted = (answers + [nil]).map { Consultation(label: "judge", request: request, answer: $0) }
    let testCase = Self.result(.passed([])).testCase
    var tally = Self.tally([
      CaseResult(testCase, outcome: Self.endpointDown, consulted: consulted), Self.result(.passed([]), origin: .called),
    ])
    #expect(Origin.allCases.map { tally.consultations($0) } == [2, 1, 1, 0, 0])
    #expect(Origin.allCases.map { tally[$0] } == [1, 0, 0, 0, 0])
    #expect(tally.spent == TokenUsage(input: 20, output: 6) && tally.saved == TokenUsage(input: 20, output: 6))
    tally.add(tally)
    #expect(tally.consultations(.called) == 4)
  }

  @Test func `the share of passed cases leaves out known failures and what has no verdict`() {
    let (passed, failed) = (Self.result(.passed([])), Self.result(.failed([])))
    let known = Self.result(.failed([]), known: "why")
    let rates: [([CaseResult], Double?)] = [
      ([], nil), ([passed], 1), ([failed], 0), ([passed, failed], 0.5), ([passed, known, known], 1), ([known], nil),
      ([passed, Self.result(Self.endpointDown)], 1), ([Self.result(.skipped(reason: "r"))], nil),
      ([failed, Self.result(.passed([]), known: "why")], 0.5),
    ]
    for (results, rate) in rates { #expect(Self.tally(results).passRate == rate) }
  }

  @Test func `a gate fails below its bound, the one on unscored cases above it`() {
    let gates: [(Gate.Quantity, Double, Double?, Bool)] = [
      (.passRate, 0.95, 0.95, false), (.passRate, 0.95, 0.949, true), (.passRate, 1, nil, false),
      (.passRate, 0, 0, false),
      (.mean("nDCG@10"), 0.75, 0.74, true), (.mean("nDCG@10"), 0.75, 0.75, false), (.mean("x"), 0.5, nil, false),
      (.unscored, 0, 0, false), (.unscored, 0, 1, true), (.unscored, 3, 3, false), (.unscored, 3, 4, true),
    ]
    for (quantity, bound, value, fails) in gates {
      let gate = Gate(quantity, bound)
      #expect(GateResult(gate: gate, value: value).failed == fails, "\(gate) with \(value as Any)")
    }
    #expect(
      [Gate(.passRate, 1), Gate(.unscored, 0), Gate(.mean("m"), 1)].map(\.name) == ["pass-rate", "unscored", "m"])
  }

  private static func summary(
    _ results: [CaseResult], gates: [GateResult] = [], interrupted: Bool = false
  ) -> RunSummary {
    let tally = tally(results)
    let suite = SuiteSummary(name: "s", path: "s.yaml", tally: tally, gates: gates, means: [])
    return RunSummary(tally: tally, suites: [suite], duration: .zero, wasInterrupted: interrupted, warnings: [])
  }

  @Test func `a case's score is the mean of what was judged, by weight`() throws {
    func score(_ parts: [(score: Double, weight: Double)]) throws -> Double? {
      let assessments = try parts.map { try RagSpecCore.Expectation.fixed($0.score, weight: $0.weight).assessed() }
      return Self.result(.failed(assessments)).score
    }
    #expect(try score([(1, 1), (0, 1)]) == 0.5)
    #expect(try score([(1, 3), (0, 1)]) == 0.75)
    #expect(try score([(0.5, 1), (0, 0)]) == 0.5)
    #expect(try score([(1, 1_000_000), (1, 1)]) == 1)
    #expect(try score([(1, 0)]) == nil)
    #expect(try score([]) == nil)
    #expect(Self.result(Self.endpointDown).score == nil)
  }

  @Test func `of several exit codes the gravest wins`() {
    let (good, bad) = (Self.result(.passed([])), Self.result(.failed([])))
    let broken = GateResult(gate: Gate(.passRate, 1), value: 0.5)
    let summaries: [(RunSummary, ExitCode)] = [
      (Self.summary([good]), .success), (Self.summary([bad]), .success),
      (Self.summary([good, bad], gates: [broken]), .gateFailed),
      (Self.summary([good, Self.result(Self.endpointDown)]), .notScored),
      (Self.summary([bad, Self.result(Self.endpointDown)], gates: [broken]), .notScored),
      (
        Self.summary([bad, Self.result(Self.missing), Self.result(Self.endpointDown)], gates: [broken]),
        .missingRecording
      ),
      (Self.summary([Self.result(Self.missing)], gates: [broken], interrupted: true), .interrupted),
      (Self.summary([]), .success),
    ]
    for (summary, code) in summaries { #expect(summary.exitCode == code) }
    let failed = Self.summary([bad], gates: [broken, GateResult(gate: Gate(.unscored, 0), value: 0)]).failedGates
    #expect(failed.map(\.gate) == [broken])
    #expect(failed.map(\.suite) == ["s"])
  }

  @Test func `a gate on unscored cases may put up with some, but not for another suite`() {
    func suite(_ errors: Int, atMost bound: Double?) -> SuiteSummary {
      let tally = Self.tally([CaseResult](repeating: Self.result(Self.endpointDown), count: errors))
      let gates = bound.map { [GateResult(gate: Gate(.unscored, $0), value: Double(errors))] } ?? []
      return SuiteSummary(name: "s", path: "s.yaml", tally: tally, gates: gates, means: [])
    }
    let runs: [([SuiteSummary], ExitCode)] = [
      ([suite(2, atMost: 2)], .success), ([suite(3, atMost: 2)], .notScored), ([suite(1, atMost: nil)], .notScored),
      ([suite(2, atMost: 5), suite(1, atMost: nil)], .notScored),
      ([suite(2, atMost: 5), suite(1, atMost: 1)], .success),
      ([suite(0, atMost: 0)], .success), ([suite(1, atMost: 0), suite(1, atMost: 9)], .notScored),
    ]
    for (suites, code) in runs {
      var tally = Tally()
      for suite in suites { tally.add(suite.tally) }
      let summary = RunSummary(tally: tally, suites: suites, duration: .zero, wasInterrupted: false, warnings: [])
      #expect(summary.exitCode == code)
    }
  }

  /// Scripts and merge gates depend on these numbers.
  @Test func `exit codes keep their numbers`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 130, 143])
    #expect(
      ExitCode.allCases == [
        .success, .gateFailed, .invalidInput, .notScored, .missingRecording, .nothingSelected, .interrupted,
        .terminated,
      ])
  }
}
