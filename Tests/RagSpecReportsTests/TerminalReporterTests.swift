import RagSpecCore
import RagSpecReports
import Testing

@Suite struct TerminalReporterTests {
  private func text(_ run: SampleRun, _ verbosity: ReportStyle.Verbosity = .normal) -> String {
    run.text(TerminalReporter.self, ReportStyle(verbosity: verbosity))
  }

  private func text(_ results: CaseResult...) -> String { text(SampleRun(results: results)) }

  @Test func `a suite that passed is one line`() {
    let run = SampleRun(
      results: [.passed("a", suite: "search", origin: .local), .passed("b"), .passed("c")],
      means: [("RR", 1, 1), ("nDCG@10", 0.9146, 1), ("contains", 1, 1)])
    #expect(
      text(run) == """
        ok   search  1 passed · 1 local · RR 1, nDCG@10 0.914
        ok   tables  2 passed · 2 cached · RR 1, nDCG@10 0.914

        3 passed · 2 cached, 1 local · 40 + 6 tokens saved · 12 ms

        """)
  }

  @Test func `the summary tells what matchers asked`() {
    let line = "1 passed · 1 cached · for matchers 1 called · 5 + 2 tokens, 20 + 3 tokens saved · 12 ms\n"
    #expect(text(.judged()).hasSuffix(line))
  }

  @Test func `a failure says what, where and why`() {
    let explanation = Explanation(expected: "1234.5", got: "57", span: 7..<9, notes: ["you read Q2", "2 lines\nof it"])
    let run = SampleRun(
      results: [.failed("It was 57.\nOr so.", [.sample(), .sample("number", 0.2, min: 0.75, explanation)])],
      gates: [GateResult(gate: Gate(.passRate, 0.95), value: 0)])
    #expect(
      text(run) == """
        FAILED tables/q3  scenarios/tables.yaml:14:5
          question: How much in Q3?
          output, cached:
            It was 57.
            Or so.
          number  0.2 < 0.75  line 17
            expected: 1234.5
            got: 57
            nearest: "57"
            note: you read Q2
            note:
              2 lines
              of it

        FAIL tables  0 passed, 1 failed · 1 cached

        gate failed tables: pass-rate 0 < 0.95
        0 passed, 1 failed · 1 cached · 20 + 3 tokens saved · 12 ms

        """)
  }

  @Test func `combinators show their parts`() {
    let parts: [Assessment] = [
      .sample("contains", 0, Explanation(expected: "throat")), .sample("equals", 1, Explanation(expected: "yes")),
    ]
    let all = Assessment.sample("all", 0, parts: parts)
    let block = text(.failed("yes", [.sample("not", 0, parts: [all]), .sample("similar", 0.4, min: 0.8, weight: 0)]))
    #expect(
      block.contains(
        """
          not  0 < 1  line 17
            all  0 < 1  line 17
              contains  0 < 1  line 17
                expected: throat
              equals  1 ≥ 1  line 17
                expected: yes


        """), "\(block)")
    #expect(!block.contains("similar"), "what is only reported failed nothing")
  }

  private static let ranking = TargetOutput.ranking(
    (1...7).map { RankedDocument(id: "hr-\($0 == 7 ? "long" : "\($0)")", score: 1, summary: "Leave \($0)") })
  private static let retrieval = Case.sample(input: CaseInput(question: "leave", relevant: ["hr-2": 2, "hr-4": 0]))

  @Test func `a ranking shows grades`() {
    let failed = CaseResult(
      Self.retrieval, outcome: .failed([.sample("nDCG@10", 0.6309)]), origin: .local, output: Self.ranking)
    #expect(
      text(failed).hasPrefix(
        """
        FAILED tables/q3  scenarios/tables.yaml:14:5
          question: leave
          ranking
            1. hr-1           Leave 1
            2. hr-2  grade 2  Leave 2
            3. hr-3           Leave 3
            4. hr-4  grade 0  Leave 4
            5. hr-5           Leave 5
            … 2 more
          nDCG@10  0.63 < 1  line 17


        """), "\(text(failed))")
    #expect(text(SampleRun(results: [failed]), .verbose).contains("    7. hr-long           Leave 7\n"))
    let empty = CaseResult(Self.retrieval, outcome: .failed([.sample("RR", 0)]), origin: .local, output: .ranking([]))
    #expect(text(empty).contains("  ranking: empty\n"))
  }

  @Test func `an error says what to do about it`() {
    let error = CaseError(.missingRecording, "no response is recorded", hint: "record it")
    #expect(
      text(.errored(error)) == """
        ERRORED tables/q3  scenarios/tables.yaml:14:5
          missing-recording: no response is recorded
          hint: record it
          question: How much in Q3?

        FAIL tables  0 passed, 1 errored

        0 passed, 1 errored · 12 ms

        """)
  }

  @Test func `known failures and skipped cases are counted and shown on demand`() {
    let known = Case.sample("k", knownFailure: "the model cannot add")
    let run = SampleRun(results: [
      .failed(of: known), .failed(of: .sample("l", knownFailure: "nor this")),
      CaseResult(.sample("s"), outcome: .skipped(reason: "after the first failure")), .passed(),
    ])
    #expect(
      text(run) == """
        ok   tables  1 passed, 1 skipped, 2 known failures · 3 cached

        1 passed, 1 skipped, 2 known failures · 3 cached · 60 + 9 tokens saved · 12 ms

        """)
    let verbose = text(run, .verbose)
    #expect(
      verbose.hasPrefix(
        """
        known failure tables/k  scenarios/tables.yaml:14:5
          known: the model cannot add
          question: How much in Q3?
          output, cached: It was 57.
          number  0 < 1  line 17


        """), "\(verbose)")
    #expect(verbose.contains("skipped tables/s  scenarios/tables.yaml:14:5\n  reason: after the first failure\n"))
    #expect(verbose.contains("passed tables/q1  "))
  }

  @Test func `a case that passes against expectation is pointed out`() {
    let run = SampleRun(results: [
      CaseResult(
        .sample(knownFailure: "cannot add"), outcome: .passed([.sample()]), origin: .called, output: .answer("57"))
    ])
    #expect(
      text(run) == """
        UNEXPECTEDLY PASSED tables/q3  scenarios/tables.yaml:14:5
          it was known to fail: cannot add
          if this lasts, remove its 'known-failure'

        ok   tables  0 passed, 1 unexpectedly passed · 1 called

        0 passed, 1 unexpectedly passed · 1 called · 20 + 3 tokens · 12 ms

        """)
    #expect(text(run, .verbose).contains("  known: cannot add\n  question: How much in Q3?\n  output, called: 57\n"))
  }

  @Test func `quiet leaves out the suites`() {
    let run = SampleRun(results: [.passed()], warnings: ["responses were not recorded: the disk is full"])
    let summary = "1 passed · 1 cached · 20 + 3 tokens saved · 12 ms\n"
    let warning = "warning: responses were not recorded: the disk is full\n"
    #expect(text(run, .quiet) == warning + summary)
    #expect(text(run, .normal) == "ok   tables  1 passed · 1 cached\n\n" + warning + summary)
    #expect(text(SampleRun(results: [.failed()]), .quiet).hasPrefix("FAILED tables/q3"))
    #expect(text(SampleRun()) == "0 passed · 12 ms\n")
  }

  @Test func `verbose explains what passed`() {
    let passed = CaseResult(
      .sample(), outcome: .passed([.sample("contains", 1, min: 0.5, Explanation(expected: "57"))]), origin: .cassette,
      output: .answer("57", finish: .length))
    #expect(
      text(SampleRun(results: [passed]), .verbose).hasPrefix(
        """
        passed tables/q3  scenarios/tables.yaml:14:5
          question: How much in Q3?
          output, cassette: 57
          note: the answer was cut off at the greatest number of tokens (finish_reason: length)
          contains  1 ≥ 0.5  line 17
            expected: 57


        """))
    #expect(!text(SampleRun(results: [passed])).contains("expected"))
  }

  @Test func `the mark of a suite is that of its gates`() {
    let half = SampleRun(
      results: [.passed(), .failed()], gates: [GateResult(gate: Gate(.passRate, 0.5), value: 0.5)])
    #expect(text(half).contains("\nok   tables  1 passed, 1 failed"))
    let mean = SampleRun(results: [.passed()], gates: [GateResult(gate: Gate(.mean("nDCG@10"), 0.75), value: 0.74999)])
    #expect(text(mean).contains("FAIL tables") && text(mean).contains("gate failed tables: nDCG@10 0.749 < 0.75\n"))
    let unscored = SampleRun(
      results: [.errored(CaseError(.endpoint, "down"))], gates: [GateResult(gate: Gate(.unscored, 0.5), value: 1)])
    #expect(text(unscored).contains("gate failed tables: unscored 1 > 0.5\n"))
    let skipped = SampleRun(
      results: [CaseResult(.sample(), outcome: .skipped(reason: "interrupted"))],
      gates: [GateResult(gate: Gate(.passRate, 1), value: nil)], wasInterrupted: true)
    #expect(text(skipped) == "skip tables  0 passed, 1 skipped\n\n0 passed, 1 skipped · 12 ms · interrupted\n")
  }
}
