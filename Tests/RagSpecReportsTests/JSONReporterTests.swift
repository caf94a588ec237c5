import Foundation
import RagSpecCore
import RagSpecReports
import Testing

@Suite struct JSONReporterTests {
  /// A run in which every member of the record has something to say.
  static var everything: SampleRun {
    let explanation = Explanation(expected: "1234.5", got: "57", span: 7..<9, notes: ["you read Q2"])
    let failing = Assessment.sample(
      "all", 0, weight: 2, parts: [.sample("number", 0.25, min: 0.5, explanation), .sample("contains", 1)])
    let documents = [RankedDocument(id: "hr-1", score: 2.5, summary: "Leave"), RankedDocument(id: "hr-2", score: 0)]
    return SampleRun(
      results: [
        CaseResult(
          .sample(), outcome: .failed([failing]), origin: .called, output: .answer("It was 57.", finish: .length),
          key: ModelRequest.key(ofCanonical: []), latency: .microseconds(1_234_567)),
        CaseResult(
          .sample("search"), outcome: .passed([.sample("RR")]), origin: .local, output: .ranking(documents),
          latency: .zero),
        CaseResult(.sample("known", knownFailure: "cannot add"), outcome: .passed([.sample()])),
        .errored(CaseError(.endpoint, "down", hint: "start it"), of: .sample("down")),
        CaseResult(.sample("skipped", suite: "other"), outcome: .skipped(reason: "interrupted")),
      ],
      gates: [
        GateResult(gate: Gate(.passRate, 0.95), value: 0.5), GateResult(gate: Gate(.mean("nDCG@10"), 0.75), value: nil),
      ],
      means: [("RR", 1, 1)], duration: .microseconds(1500), wasInterrupted: true, warnings: ["disk full"])
  }

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  private func record(_ run: SampleRun) throws -> [String: Any] { try object(run.text(JSONReporter.self)) }

  private func results(_ run: SampleRun) throws -> [[String: Any]] {
    try #require(try record(run)["results"] as? [[String: Any]])
  }

  /// Compares as JSON, in which 1 and 1.0 are the same.
  private func expect(_ value: Any?, is json: String, _ location: Testing.SourceLocation = #_sourceLocation) throws {
    let expected = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    let (one, other) = (value as? NSObject, expected as? NSObject)
    #expect(one != nil && one == other, "\(String(describing: one)) is not \(json)", sourceLocation: location)
  }

  @Test func `what matchers asked of models is listed, and counted`() throws {
    let run = SampleRun(results: [.judged()])
    let keys = CaseResult.judged().consulted.map { "\($0.request.key)" }
    try expect(
      try results(run)[0]["consulted"],
      is: """
        [{"label": "judge", "endpoint": "strict", "key": "\(keys[0])", "origin": "called", "latency_ms": 7,
          "usage": {"input": 5, "output": 2}},
         {"label": "judge", "endpoint": "strict", "key": "\(keys[1])"}]
        """)
    let summary = try #require(try record(run)["summary"] as? [String: Any])
    try expect(summary["consultations"], is: #"{"called": 1, "cached": 0, "cassette": 0, "remote": 0, "local": 0}"#)
    let without = try #require(try record(Self.everything)["summary"] as? [String: Any])
    #expect(without["consultations"] == nil, "nothing is said where nobody was asked")
  }

  @Test func `the head tells of the run and its suites`() throws {
    var record = try record(Self.everything)
    for member in ["results", "suite_summaries", "summary"] {
      #expect(record.removeValue(forKey: member) != nil, "\(member)")
    }
    try expect(
      record,
      is: """
        {"version": 1, "ragspec": "1.2.3", "started_at": "2026-11-23T05:00:00Z", "cache_mode": "replay", "suites": [
          {"suite": "tables", "file": "scenarios/tables.yaml", "behavior": "answering", "target": "search", "cases": 4},
          {"suite": "other", "file": "scenarios/tables.yaml", "behavior": "answering", "target": "search", "cases": 1}]}
        """)
  }

  @Test func `a failed case holds the answer and each assessment`() throws {
    try expect(
      results(Self.everything)[0],
      is: """
        {"id": "tables/q3", "suite": "tables", "case": "q3", "file": "scenarios/tables.yaml", "line": 14,
         "standing": "failed", "origin": "called", "latency_ms": 1234.567,
         "key": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "output": "It was 57.",
         "finish": "length", "usage": {"input": 20, "output": 3}, "score": 0, "assessments": [
          {"label": "all", "passed": false, "score": 0, "min": 1, "weight": 2, "parts": [
            {"label": "number", "passed": false, "score": 0.25, "min": 0.5, "expected": "1234.5", "got": "57",
             "span": [7, 9], "notes": ["you read Q2"]},
            {"label": "contains", "passed": true, "score": 1, "min": 1}]}]}
        """)
  }

  @Test func `other outcomes have members of their own`() throws {
    let results = try results(Self.everything)
    try expect(results[1]["ranking"], is: #"[{"id": "hr-1", "score": 2.5}, {"id": "hr-2", "score": 0}]"#)
    #expect(results[1]["output"] == nil && results[1]["key"] == nil)
    try expect(results[2]["standing"], is: #""unexpectedly-passed""#)
    try expect(results[2]["known_failure"], is: #""cannot add""#)
    try expect(results[3]["error"], is: #"{"kind": "endpoint", "message": "down", "hint": "start it"}"#)
    try expect(results[4]["skipped"], is: #""interrupted""#)
    #expect(results[3]["assessments"] == nil && results[4]["assessments"] == nil)
  }

  @Test func `the end adds up`() throws {
    let record = try record(Self.everything)
    let suites = try #require(record["suite_summaries"] as? [[String: Any]])
    #expect(suites.map { $0["suite"] as? String } == ["tables", "other"])
    try expect(suites[0]["means"], is: #"{"RR": 1}"#)
    try expect(
      suites[0]["gates"],
      is: """
        [{"gate": "pass-rate", "bound": 0.95, "value": 0.5, "failed": true},
         {"gate": "nDCG@10", "bound": 0.75, "failed": false}]
        """)
    try expect(
      record["summary"],
      is: """
        {"standings": {"passed": 1, "failed": 1, "errored": 1, "skipped": 1, "known-failure": 0, "unexpectedly-passed": 1},
         "origins": {"called": 1, "cached": 0, "cassette": 0, "remote": 0, "local": 1}, "tokens_spent": {"input": 20, "output": 3},
         "tokens_saved": {"input": 0, "output": 0}, "duration_ms": 1.5, "interrupted": true, "exit_code": 130,
         "warnings": ["disk full"]}
        """)
  }

  @Test func `any text survives`() throws {
    let texts = [hostileText, "\"\\/\u{8}\u{C}\n\t", "\u{FFFE}\u{FFFF}\u{10FFFF}", "e\u{301}", "</script>", ""]
    for text in texts {
      let run = SampleRun(
        results: [
          .failed(text, [.sample(text, 0, Explanation(expected: text))], of: .sample(text, suite: text, path: text))
        ],
        gates: [GateResult(gate: Gate(.mean(text), 1), value: 1)], means: [(text, 1, 1)], warnings: [text])
      let result = try #require(try results(run).first)
      for member in ["output", "suite", "case", "file"] {
        let read = try #require(result[member] as? String)
        #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars), "\(member)")
      }
    }
  }

  @Test func `a score that is no number is null`() throws {
    for score in [Double.nan, .infinity, -.infinity] {
      let run = SampleRun(
        results: [.failed("", [.sample("mean", score, min: score, weight: score)])],
        gates: [GateResult(gate: Gate(.passRate, score), value: score)], means: [("mean", score, 1)])
      let assessments = try #require(try results(run)[0]["assessments"] as? [[String: Any]])
      #expect(assessments[0]["score"] is NSNull && assessments[0]["min"] is NSNull)
    }
  }

  @Test func `the record comes in pieces, a case a line`() throws {
    let pieces = Self.everything.pieces(JSONReporter.self)
    #expect(pieces.count == 10 && pieces[0].hasSuffix("\"results\":["))
    let cases = [1, 2, 3, 4, 6]
    for index in cases {
      #expect(pieces[index].hasPrefix(index == 1 ? "\n" : ",\n"))
      _ = try object(pieces[index].drop { $0 == "," || $0 == "\n" })
    }
    #expect(pieces.indices.allSatisfy { cases.contains($0) || $0 == 0 || $0 == 9 || pieces[$0].isEmpty })
    #expect(try results(SampleRun()).isEmpty)
  }

  @Test func `JSON Lines are one object a line`() throws {
    let lines = Self.everything.text(JSONLinesReporter.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let objects = try lines.dropLast().map { try object($0) }
    #expect(
      objects.map { $0["event"] as? String }
        == ["started", "case", "case", "case", "case", "suite", "case", "suite", "finished"])
    #expect(objects[0]["version"] as? Int == 1 && objects[8]["exit_code"] as? Int == 130)
    var result = objects[1]
    #expect(result.removeValue(forKey: "event") != nil)
    let inRecord = try results(Self.everything)[0] as NSDictionary
    #expect(result as NSDictionary == inRecord, "the same in both forms")
    let hostile = SampleRun(results: [.failed(hostileText + "\n\n")]).text(JSONLinesReporter.self)
    #expect(hostile.utf8.count { $0 == UInt8(ascii: "\n") } == 4)
  }
}
