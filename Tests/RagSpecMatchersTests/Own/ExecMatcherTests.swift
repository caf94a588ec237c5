import RagSpecCore
import Testing

@testable import RagSpecMatchers

@Suite struct ExecMatcherTests {
  private static func script(_ answer: String) -> String {
    "exec: [sh, -c, 'while read -r line; do echo ''\(answer.replacing("'", with: "''"))''; done']"
  }

  private func score(_ answer: String) throws -> Double { try Judged(Self.script(answer)).assess("text").score }

  @Test(arguments: [
    (#"{"score": 0.25}"#, 0.25), (#"{"passed": true}"#, 1),
    (#"{"passed": false, "other": [1]}"#, 0), (#"{"score": 0}"#, 0),
  ])
  func `the score is what the program says`(answer: String, score: Double) throws {
    #expect(try self.score(answer) == score)
  }

  @Test(arguments: [
    "not json", "[1]", #"{"score": 2}"#, #"{"score": -0.1}"#, #"{"score": "1"}"#, #"{"score": 1, "passed": false}"#,
    "{}", #"{"passed": 1}"#, "",
  ])
  func `any other answer is an error and never a verdict`(answer: String) {
    #expect(throws: UnsupportedObservation.self) { try score(answer) }
  }

  @Test func `the explanation is shown`() throws {
    let assessment = try Judged(Self.script(#"{"score": 0, "explanation": "too long"}"#)).assess("text")
    #expect(assessment.explanation?.notes == ["too long"])
    #expect(assessment.explanation?.expected == "what 'sh' accepts")
  }

  @Test func `the program is told of the output and its case`() throws {
    let input = try Judged(
      "exec: sh", case: "question: How long?\nhistory: [{user: Hi}, {assistant: Yes}]\nreferences: [Two weeks]"
    ).input
    let extra = try Judged.node("{limit: 3, words: [a]}").json
    let line = ProgramQuestion(.text("A \"text\"\n\u{0}"), input, extra).line
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"output":"A \"text\"\n\u0000","question":"How long?","history":[{"role":"user","content":"Hi"},"#
        + #"{"role":"assistant","content":"Yes"}],"references":["Two weeks"],"with":{"limit":3,"words":["a"]}}"#)
  }

  @Test func `tables and judgments are told as well`() throws {
    let table = try Judged("exec: sh", case: "question: q\ntable: {columns: [a, b], rows: [[1, x]]}").input
    #expect(
      String(decoding: ProgramQuestion(.text(""), table, nil).line, as: UTF8.self)
        == #"{"output":"","question":"q","table":{"columns":["a","b"],"rows":[["1","x"]]}}"#)
    let query = try Judged("exec: sh", case: "query: q\nrelevant: {b: 2, a: 1}").input
    let ranking = Observation.ranking([RankedDocument(id: "a", score: 0.5)])
    #expect(
      String(decoding: ProgramQuestion(ranking, query, nil).line, as: UTF8.self)
        == #"{"ranking":[{"id":"a","score":0.5}],"question":"q","relevant":{"a":1,"b":2}}"#)
  }

  @Test func `a ranking is judged too`() throws {
    let judged = try Judged(
      "exec: [sh, -c, 'read -r l; case \"$l\" in *ranking*\\\"id\\\":\\\"b\\\"*relevant*) echo ''{\"passed\":true}'';; esac']",
      case: "query: q\nrelevant: [b]")
    #expect(try judged.assess(ranking: "a b").passed)
  }

  @Test(arguments: [
    ("exec: []", "no-program"), ("exec: \"\"", "no-program"), ("exec: [sh]\ntimeout: 0s", "wrong-type"),
    ("exec: [sh]\ntimeout: soon", "wrong-type"), ("exec: {sh: 1}", "wrong-type"),
  ])
  func `what cannot be run is told at once`(expectation: String, id: String) throws {
    let error = #expect(throws: InvalidInput.self) { try Judged(expectation) }
    #expect(error?.diagnostics.first?.id.rawValue == id)
  }
}
