import JSONText
import RagSpecCore
import RagSpecSuites
import TableFormats
import Testing

@testable import RagSpecBehaviors

@Suite struct ProgramTargetTests {
  private static func output(_ line: String) throws -> TargetOutput {
    let line = Array(line.utf8)
    return try ProgramReply.output(of: JSONObject(line: line), line: line, from: "search")
  }

  private static func ranking(_ line: String) throws -> [RankedDocument] {
    guard case .ranking(let documents) = try output(line) else { throw Unexpected() }
    return documents
  }

  private struct Unexpected: Error {}

  @Test func `a ranking is read in its order, whatever its items look like`() throws {
    let plain = try Self.ranking(#"{"ranking": ["b", "a", 12]}"#)
    #expect(plain.map(\.id) == ["b", "a", "12"] && plain.map(\.score) == [0, -1, -2])
    let full = try Self.ranking(
      #"{"ranking": [{"id": "b", "score": 0.5, "text": "Two\nlines"}, {"id": 7, "score": -1}]}"#)
    #expect(full.map(\.id) == ["b", "7"] && full.map(\.score) == [0.5, -1])
    #expect(full.map(\.summary) == ["Two lines", ""])
    #expect(try Self.ranking(#"{"ranking": []}"#).isEmpty)
  }

  @Test func `an answer is text`() throws {
    guard case .text(let answer) = try Self.output(#"{"answer": "16 weeks", "more": 1}"#) else { throw Unexpected() }
    #expect(answer == ModelOutput(content: "16 weeks"))
  }

  @Test(arguments: [
    ("", "'search' answered with no JSON object: ''"), ("[]", "'search' answered with no JSON object: '[]'"),
    ("{}", "'search' answered without 'ranking' or 'answer': '{}'"),
    (#"{"ranking": [["a"]]}"#, #"item 1 of the ranking of 'search' is no document: '["a"]'"#),
    (#"{"ranking": ["a", {"score": 1}]}"#, #"item 2 of the ranking of 'search' is no document: '{"score":1}'"#),
    (
      #"{"ranking": [{"id": "a", "score": "1"}]}"#,
      #"item 1 of the ranking of 'search' is no document: '{"id":"a","score":"1"}'"#
    ),
    (#"{"ranking": ["a", {"id": "b", "score": 1}]}"#, "1 of 2 documents of the ranking of 'search' have a score"),
    (#"{"error": "no index", "ranking": []}"#, "'search': no index"),
  ])
  func `anything else is an error that shows it`(line: String, message: String) {
    let error = #expect(throws: CaseError.self) { try Self.output(line) }
    #expect(error?.message == message)
  }
}
