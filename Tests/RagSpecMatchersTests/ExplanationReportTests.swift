import JSONText
import RagSpecCore
import RagSpecMatchers
import RagSpecReports
import RagSpecTestSupport
import Testing

/// What a matcher says of a failure is the same for people, as data and in JUnit: every failing example of the reference is
/// reported in all three.
@Suite struct ExplanationReportTests {
  private static let descriptors = MatcherCatalog.all.all.map { $0.descriptor } + [MatcherCatalog.measure.descriptor]

  /// A failing example with what became of it.
  private struct Failure {
    let name: String
    let output: TargetOutput
    let assessment: Assessment
    let input: CaseInput

    init(_ example: Example, of name: String) throws {
      let judged = try Judged(example.expectation, case: example.caseKeys)
      self.name = "\(name) on '\(example.output)'"
      input = judged.input
      if judged.expectation.looksAtRankings {
        assessment = try judged.assess(ranking: example.output)
        let ids = example.output.split(separator: " ")
        output = .ranking(ids.map { RankedDocument(id: String($0), score: 1) })
      } else {
        assessment = try judged.assess(example.output)
        output = .text(ModelOutput(content: example.output, finishReason: .stop))
      }
    }

    /// What a reporter says of a case that failed by it.
    func report(_ reporter: any Reporter.Type) -> String {
      let testCase = Case(
        id: CaseID(suite: "suite", name: "case"), node: assessment.node, input: input,
        expectations: [assessment.expectation])
      let result = CaseResult(testCase, outcome: .failed([assessment]), origin: .local, output: output)
      var tally = Tally()
      tally.count(result)
      let suite = SuiteSummary(name: "suite", path: "suite.yaml", tally: tally, gates: [], means: [])
      var (reporter, buffer) = (reporter.init(ReportStyle()), TextBuffer())
      reporter.receive(.finishedCase(result), to: &buffer)
      reporter.receive(.finishedSuite(suite), to: &buffer)
      return buffer.text
    }
  }

  private static func failures() throws -> [Failure] {
    try descriptors.flatMap { descriptor in
      try descriptor.examples.filter { !$0.passes }.map { try Failure($0, of: descriptor.name) }
    }
  }

  private static func reporter(_ name: String) throws -> any Reporter.Type {
    try #require(ReporterCatalog.all[name], "\(name)")
  }

  /// The lines of an explanation, as a person reads them.
  private static func lines(_ failure: Failure) -> [String] {
    guard let explanation = failure.assessment.explanation else { return [] }
    var lines = ["expected: \(explanation.expected)"]
    if let got = explanation.got { lines.append("got: \(got)") }
    if let span = explanation.span, case .text(let answer) = failure.output {
      lines.append("nearest: \"\(String(decoding: Array(answer.content.utf8)[span], as: UTF8.self))\"")
    }
    return lines + explanation.notes.map { "note: \($0)" }
  }

  @Test func `people and JUnit read all lines of every matcher's explanation`() throws {
    for failure in try Self.failures() {
      let lines = Self.lines(failure)
      #expect(!lines.isEmpty && !lines[0].hasSuffix(": "), "\(failure.name)")
      let terminal = try failure.report(Self.reporter("terminal"))
      let junit = try failure.report(Self.reporter("junit")).unescapingXML
      for line in lines where !line.contains("\n") {
        #expect(terminal.contains("    \(line)\n"), "\(failure.name): '\(line)' in\n\(terminal)")
        #expect(junit.contains("    \(line)\n"), "\(failure.name): '\(line)' in\n\(junit)")
      }
      let score = failure.assessment.score < failure.assessment.threshold ? " < " : " ≥ "
      #expect(terminal.contains(failure.assessment.label) && terminal.contains(score), "\(failure.name)")
      #expect(junit.contains(failure.assessment.label) && junit.contains(score), "\(failure.name)")
    }
  }

  @Test func `data has the same explanation, score and threshold`() throws {
    for failure in try Self.failures() {
      let line = try #require(try failure.report(Self.reporter("jsonl")).split(separator: "\n").first)
      let record = try JSONValue(parsing: String(line))
      let found = try #require(record["assessments"]?[0], "\(failure.name)")
      let explanation = try #require(failure.assessment.explanation, "\(failure.name)")
      #expect(found["expected"]?.string == explanation.expected, "\(failure.name)")
      #expect(found["got"]?.string == explanation.got, "\(failure.name)")
      #expect((found["notes"]?.array ?? []).compactMap(\.string) == explanation.notes, "\(failure.name)")
      let span = explanation.span.map { [Double($0.lowerBound), Double($0.upperBound)] } ?? []
      #expect((found["span"]?.array ?? []).compactMap(\.number?.double) == span, "\(failure.name)")
      #expect(found["score"]?.number?.double == failure.assessment.score, "\(failure.name)")
      #expect(found["min"]?.number?.double == failure.assessment.threshold, "\(failure.name)")
      #expect(record["score"]?.number?.double == failure.assessment.score, "\(failure.name)")
    }
  }

  /// A failure without a word about what there was would send everybody to the output.
  @Test func `every failure shows what there was: a reading, a passage, a remark or the output itself`() throws {
    for failure in try Self.failures() {
      let terminal = try failure.report(Self.reporter("terminal"))
      let showsOutput = terminal.contains("  output, local:") || terminal.contains("  ranking")
      #expect(Self.lines(failure).count > 1 || showsOutput, "\(failure.name)")
    }
  }
}

extension String {
  fileprivate var unescapingXML: String {
    var text = self
    for (entity, character) in [
      ("&#10;", "\n"), ("&#9;", "\t"), ("&#13;", "\r"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ] { text = text.replacing(entity, with: character) }
    return text
  }
}
