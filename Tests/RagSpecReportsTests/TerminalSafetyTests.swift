import Foundation
import RagSpecCore
import RagSpecReports
import Testing

/// What a model, a file or a person wrote is shown and never obeyed, and never drowns the rest.
@Suite struct TerminalSafetyTests {
  /// A run in which everything that is somebody's text is hostile.
  private static func run(_ hostile: String) -> SampleRun {
    let explanation = Explanation(expected: hostile, got: hostile, span: 0..<hostile.utf8.count, notes: [hostile])
    let testCase = Case.sample(
      hostile, suite: hostile, input: CaseInput(question: hostile, relevant: [hostile: 1]), path: hostile)
    let known = Case.sample(hostile, suite: hostile, knownFailure: hostile, path: hostile)
    let assessments = [Assessment.sample(hostile, 0, explanation, parts: [.sample(hostile, 0, explanation)])]
    let documents = [RankedDocument(id: hostile, score: 1, summary: hostile)]
    return SampleRun(
      results: [
        .failed(hostile, assessments, of: testCase),
        CaseResult(testCase, outcome: .failed(assessments), origin: .local, output: .ranking(documents)),
        .errored(CaseError(.endpoint, hostile, hint: hostile), of: testCase),
        CaseResult(testCase, outcome: .skipped(reason: hostile)),
        CaseResult(known, outcome: .passed(assessments)), .failed(hostile, assessments, of: known),
      ],
      gates: [GateResult(gate: Gate(.mean(hostile + "@"), 1), value: 0)], means: [(hostile + "@", 1, 1)],
      warnings: [hostile])
  }

  @Test func `control characters and direction overrides are escaped everywhere`() {
    for verbosity in [ReportStyle.Verbosity.quiet, .normal, .verbose] {
      let text = Self.run(hostileText).text(TerminalReporter.self, ReportStyle(verbosity: verbosity))
      #expect(text.unicodeScalars.filter(\.isUnsafeToShow) == [])
      #expect(text.contains("a\\u{1B}[2J\\u{D}b\\u{202E}c\\u{0}\\u{9B}d\\u{FEFF}\\u{2028}e"))
    }
  }

  @Test func `nobody's text begins a line of the report`() {
    let text = Self.run("x\npassed").text(TerminalReporter.self, ReportStyle(verbosity: .verbose))
    #expect(!text.contains("\npassed"))
    #expect(text.contains("FAILED x\\npassed/x\\npassed  x\\npassed:14:5\n"))
    #expect(text.contains("    1. x\\npassed  grade 1  x\\npassed\n"))
    #expect(text.contains("gate failed x\\npassed: x\\npassed@ 0 < 1\n"))
  }

  @Test func `colors wrap what they are told to and no more`() {
    let run = SampleRun(results: [.failed()], gates: [GateResult(gate: Gate(.passRate, 1), value: 0)])
    let colored = run.text(TerminalReporter.self, ReportStyle(usesColor: true))
    #expect(
      colored.hasPrefix(
        "\u{1B}[31mFAILED\u{1B}[0m \u{1B}[1mtables/q3\u{1B}[0m  \u{1B}[2mscenarios/tables.yaml:14:5\u{1B}[0m\n"
          + "  \u{1B}[2mquestion:\u{1B}[0m How much in Q3?\n"))
    #expect(colored.contains("\u{1B}[31mgate failed\u{1B}[0m tables: pass-rate 0 < 1\n"))
    let plain = run.text(TerminalReporter.self)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }

  @Test func `long texts are cut, and complete on demand`() {
    let lines = (1...14).map { "line \($0)" }.joined(separator: "\n")
    let explanation = Explanation(expected: lines, got: lines, span: 0..<lines.utf8.count, notes: [lines])
    let run = SampleRun(results: [.failed(lines, [.sample("equals", 0, explanation)])])
    let normal = run.text(TerminalReporter.self)
    #expect(normal.contains("    line 12\n    … 2 more lines (--verbose shows them)\n"))
    #expect(normal.components(separatedBy: "… 2 more lines").count == 6 && !normal.contains("line 13"))
    let verbose = run.text(TerminalReporter.self, ReportStyle(verbosity: .verbose))
    #expect(!verbose.contains("--verbose") && verbose.components(separatedBy: "line 14").count == 6)
    #expect(
      SampleRun(results: [.failed(lines.replacing("\nline 14", with: ""))]).text(TerminalReporter.self).contains(
        "… 1 more line ("))
  }

  @Test func `an answer of a megabyte is one short line`() {
    let run = SampleRun(results: [.failed(String(repeating: "é", count: 500_000))])
    let text = run.text(TerminalReporter.self)
    #expect(text.utf8.count < 4000 && text.contains("é…\n"))
    #expect(run.text(TerminalReporter.self, ReportStyle(verbosity: .verbose)).utf8.count > 1_000_000)
  }

  @Test func `a span outside of the output or inside a character is harmless`() {
    for span in [0..<999, 5..<5, 1..<2, -3 ..< -1] {
      let explanation = Explanation(expected: "x", span: span)
      let text = SampleRun(results: [.failed("é", [.sample("equals", 0, explanation)])]).text(TerminalReporter.self)
      #expect(text.contains("expected: x"), "\(span)")
    }
  }

  @Test func `an endpoint may count any number of tokens`() {
    let usage = TokenUsage(input: .max, output: .max)
    let run = SampleRun(
      results: [Origin.called, .cached].map {
        CaseResult(.sample(), outcome: .passed([]), origin: $0, output: .answer("", usage: usage))
      })
    #expect(
      run.text(TerminalReporter.self).contains("\(Int.max) + \(Int.max) tokens, \(Int.max) + \(Int.max) tokens saved"))
  }
}
