import Foundation
import RagSpecTestSupport
import Testing

/// `json-schema` with a file.
@Suite struct SchemaFileTests {
  private static let suite = """
    - id: a
      question: What?
      expect: [{json-schema: ../schemas/answer.json}]
    """

  private func check(_ schema: String?) throws -> ToolRun {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1", cases: Self.suite)
    if let schema { try project.write(schema, to: "schemas/answer.json") }
    return try project.ragspec("check")
  }

  @Test func `the file is found beside the suite`() throws {
    let run = try check(#"{"type": "object", "required": ["answer"]}"#)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
  }

  private static let faults: [(schema: String?, place: String, part: String)] = [
    (nil, "scenarios/suite.yaml:8:28: error: there is no file '../schemas/answer.json' [missing-file]", "looked for"),
    (
      "{\n  \"type\": }\n", "schemas/answer.json:2:11: error: the schema is no JSON: expected a value [invalid-json]",
      "it is the schema of scenarios/suite.yaml:8:28"
    ),
    (
      "{\n  \"é\": 1, \"properties\": {\n    \"a\": {\"type\": \"strin\"}}\n}",
      "schemas/answer.json:3:19: error: the schema is wrong at /properties/a/type", "[invalid-json-schema]"
    ),
    ("type: object\n", "schemas/answer.json:1:1: error: the schema is no JSON", "a schema in a file is JSON, not YAML"),
    ("", "schemas/answer.json:1:1: error: the schema is no JSON", "[invalid-json]"),
  ]

  @Test(arguments: Self.faults)
  func `what is wrong with the file is told at its place in it`(
    _ schema: String?, _ place: String, _ part: String
  ) throws {
    let run = try check(schema)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(place) && run.errors.contains(part), "\(run.errors)")
  }

  @Test func `a path that leaves the project is refused`() throws {
    let project = try TemporaryProject.asking(
      "http://127.0.0.1:9/v1", cases: Self.suite.replacing("../schemas/answer.json", with: "/etc/hostname"))
    #expect(try project.ragspec("check").errors.contains("[outside-project]"))
  }

  @Test func `score reads it from where one stands`() throws {
    let project = try TemporaryProject(["answer.json": #"{"required": ["answer"]}"#])
    func score(_ text: String) throws -> ToolRun {
      try project.ragspec("score", "json-schema", "-e", "answer.json", text)
    }
    #expect(try score(#"So {"answer": 1}."#).exitCode == 0)
    let run = try score(#"So {"b": 1}."#)
    #expect(run.exitCode == 1 && run.output.contains("answer"), "\(run.output)")
    #expect(try project.ragspec("score", "json-schema", "-e", "none.json", "{}").errors.contains("[unreadable-file]"))
  }
}
