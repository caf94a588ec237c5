import JSONText
import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct JSONSchemaTests {
  private static let schema = JSONSchema(
    behaviors: FakeProject().behaviors,
    matchers: [
      ExtensionDescriptor(
        name: "contains", summary: "it holds a text", value: .text,
        options: [Field("near", .integer(0...Int.max), default: "3", "how near")])
    ],
    measure: ExtensionDescriptor(name: "measure", summary: "a ranking measure", value: .share),
    commonOptions: [Field("weight", .number(0...100), "how much it counts")], targetKinds: FakeTargetKinds.all)

  private func names(_ object: JSONValue?) -> [String]? { object?.object?.members.map(\.key) }

  @Test func `a suite has the keys that the loader reads`() throws {
    let suite = Self.schema.suite
    #expect(names(suite["properties"]) == SuiteFields.suite.map(\.name))
    #expect(suite["required"]?.text() == #"["suite","behavior","target","cases"]"#)
    #expect(suite["additionalProperties"] == .boolean(false))
    #expect(
      suite["properties"]?["tags"]?.text()
        == #"{"description":"tags of all its cases","type":"array","items":{"type":["string","number","boolean"]}}"#)
    let text = suite.text()
    #expect(try JSONValue(parsing: text) == suite)
    #expect(Self.schema.suite.text() == text)
  }

  @Test func `cases have the keys of their behavior`() throws {
    let rules = try #require(Self.schema.suite["allOf"]?.array)
    let behaviors = rules.map { $0["if"]?["properties"]?["behavior"]?["const"]?.string }
    #expect(behaviors == ["answering", "retrieval", "looking-up"])
    for (rule, behavior) in zip(rules, FakeProject().behaviors.all) {
      let shapes = try #require(rule["then"]?["properties"]?["cases"]?["items"]?["anyOf"]?.array)
      let keys = [SuiteFields.anyCase + behavior.fields, SuiteFields.source].map { $0.map(\.name) }
      #expect(shapes.map { names($0["properties"]) } == keys)
    }
  }

  @Test func `an expectation is one of the matchers with its options, or a measure`() throws {
    let shapes = try #require(Self.schema.suite["$defs"]?["expectation"]?["anyOf"]?.array)
    #expect(shapes.map { names($0["properties"]) } == [["contains", "near", "weight"], ["weight"]])
    #expect(
      shapes[0]["properties"]?["near"]?.text()
        == #"{"description":"how near (default: 3)","type":"integer","minimum":0}"#)
    #expect(
      shapes[0]["properties"]?["weight"]?.text()
        == #"{"description":"how much it counts","type":"number","minimum":0,"maximum":100}"#)
  }

  @Test func `a project has the keys that its reader reads, and the targets of each kind`() throws {
    let project = Self.schema.project
    #expect(Set(names(project["properties"]) ?? []) == Set(ProjectFields.project.map(\.name)))
    let kinds = try #require(project["properties"]?["targets"]?["additionalProperties"]?["anyOf"]?.array)
    #expect(kinds.map { names($0["properties"]) } == [["endpoint", "prompt"], ["retriever", "top"]])
    #expect(project["properties"]?["version"]?["maximum"]?.number?.integer == 1)
  }
}
