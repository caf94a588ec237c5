import RagSpecCore
import Testing

@Suite struct StructureMatcherTests {
  private static let output = "Here:\n```json\n{\"a\": {\"b\": [1, 2.50]}, \"t\": \"x\", \"n\": null}\n```\n"

  @Test(arguments: [
    ("json-path: $.a.b[*]\nequals: [1, 2.5]", true), ("json-path: $.a.b[*]\nequals: [2.5, 1]", false),
    ("json-path: $.a.b\nequals: [1, 2.5]", true), ("json-path: $.a\nequals: {b: [1, 2.5], c: 1}", false),
    ("json-path: $\nequals: {t: x}", false), ("json-path: $..b\ncount: 1", true), ("json-path: $.x\ncount: 0", true),
    ("json-path: $.x", false), ("json-path: $.x\nexists: false", true), ("json-path: $.n", true),
    ("json-path: $.n\nequals: ~", true), ("json-path: $.a.b[*]\ncontains: 2.5", true),
    ("json-path: $..*\ncontains: y", false),
    ("json-path: $.t\nequals: \"x\"", true), ("json-path: $.b[*]\nequals: [1, 2.5]\non: /a", true),
    ("json-path: $.x[*]\nequals: []", true), ("json-path: $.x\ncount: 0\nexists: true", false),
    ("json-path: $.x[*]\nequals: []\nexists: true", false),
    ("json-pointer: /a/b/1\nequals: 2.5", true), ("json-pointer: /a/b/01", false), ("json-pointer: /a/b/-", false),
    ("json-pointer: /n", true), ("json-pointer: /n\nequals: null", true), ("json-pointer: /x\nexists: false", true),
    ("json-pointer: ''\nequals: {t: x}", false), ("json-pointer: /b/0\nequals: 1\non: /a", true),
    ("json-schema: {properties: {a: {required: [b]}}}", true),
    ("json-schema: {properties: {a: {required: [c]}}}", false),
    ("json-schema: {type: array, items: {type: number}}\non: /a/b", true), ("json-schema: false", false),
    ("not: {json-schema: {type: array}}", true),
  ])
  func `looks into JSON in a code block`(expectation: String, passes: Bool) throws {
    #expect(try Judged.passes(Self.output, expectation) == passes)
    #expect(try !Judged.passes("no JSON", expectation) || expectation.hasPrefix("not"))
  }

  @Test(arguments: [
    ("json-path: $.a.b[*]\nequals: [1, 2]", "/a/b/1 is 2.50, not 2"),
    ("json-path: $.a.b[*]\nequals: [1]", "it selects 2 values, not 1"), ("json-path: $.x", "it selects nothing"),
    ("json-path: $.a\nequals: {}", "/a/b is not expected"), ("json-path: $.t\nexists: false", "it selects /t"),
    ("json-path: $..b\ncount: 2", "it selects 1 node, not 2"),
    ("json-path: $.a.b[*]\ncontains: 3", "none of the 2 selected values is 3"),
    ("json-pointer: /a/b/1\nequals: x", "/a/b/1 is 2.50, not \"x\""), ("json-pointer: /a/c", "/a/c is missing"),
    ("json-pointer: /t\nexists: false", "/t is \"x\""),
    (
      "json-schema: {properties: {a: {properties: {b: {items: {type: integer}}}}}}",
      "/a/b/1: 2.50 is not of type integer (type, schema #/properties/a/properties/b/items/type)"
    ),
    ("json-schema: {required: [z]}", "the value: 'z' missing (required, schema #/required)"),
  ])
  func `says in one line what is wrong`(expectation: String, note: String) throws {
    #expect(try Judged(expectation).assess(Self.output).notes == [note])
  }

  @Test(arguments: [
    ("json-path: $.a[", "invalid-json-path", 16), ("json-path: '$.a['", "invalid-json-path", 17),
    ("json-path: \"$.\\u0061[\"", "invalid-json-path", 12), ("json-path: a", "invalid-json-path", 12),
    ("json-path: $[?match(@, '\\\\d')]", "invalid-regex", 24), ("json-path: $..a\nequals: 1", "wrong-type", 9),
    ("json-path: $.a\nexists: false\ncount: 1", "contradicting-options", 8), ("json-path: [a]", "wrong-type", 12),
    ("json-pointer: a", "invalid-json-pointer", 15), ("json-pointer: /~2", "invalid-json-pointer", 15),
    ("json-pointer: /a\nexists: false\nequals: 1", "contradicting-options", 9),
    ("json-schema: {type: nmber}", "invalid-json-schema", 21), ("json-schema: text", "missing-file", 14),
    ("json-schema: {$ref: other.json}", "invalid-json-schema", 21),
    ("json-schema: {pattern: (}", "invalid-json-schema", 24),
    ("json-schema: {}\nformats: maybe", "wrong-type", 10), ("json-path: $\ncount: -1", "wrong-type", 8),
  ])
  func `what is written wrong is told at its column`(expectation: String, id: String, column: Int) throws {
    let problems = try Judged.problems(expectation)
    #expect(problems.map(\.id.rawValue) == [id], "\(problems.map(\.message))")
    #expect(problems.map { $0.location?.column } == [column], "\(problems.map(\.message))")
  }

  @Test func `what cannot be judged is no failure`() throws {
    #expect(throws: UnsupportedObservation.self) { try Judged.passes("1", "json-schema: {$ref: '#'}") }
    #expect(throws: UnsupportedObservation.self) { try Judged("json-path: $.a").assess(ranking: "a b") }
    #expect(throws: UnsupportedObservation.self) { try Judged("json-schema: {}").assess(ranking: "a b") }
  }
}
