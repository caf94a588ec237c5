import JSONSchema
import JSONText
import Testing

@Suite struct JSONSchemaTests {
  private func problems(_ schema: String, _ value: String, formats: Bool = false) throws -> [JSONSchemaProblem] {
    try JSONSchema(JSONValue(parsing: schema), assertsFormats: formats).problems(of: JSONValue(parsing: value))
  }

  @Test func `problems name the place in the value and in the schema`() throws {
    let schema = #"{"properties": {"a/b": {"items": {"type": "integer"}}}, "additionalProperties": false}"#
    let found = try problems(schema, #"{"a/b": [1, "x"], "unit": 2}"#)
    #expect(found.map(\.instancePointer) == ["/a~1b/1", "/unit"])
    #expect(found.map(\.schemaPointer) == ["/properties/a~1b/items/type", "/additionalProperties"])
    #expect(found.map(\.keyword) == ["type", "additionalProperties"])
    #expect(found.map(\.message) == [#""x" is not of type integer"#, "2 is not allowed"])
  }

  @Test(arguments: [
    (
      #"{"anyOf": [{"type": "string"}, {"properties": {"a": {"maximum": 1}}}]}"#, #"{"a": 2}"#,
      "an object with 'a' fits none of 2 schemas; the nearest says: /a: 2 is not 1 or less"
    ),
    (
      #"{"oneOf": [{"type": "string"}, {"const": 1}]}"#, "2",
      "2 fits none of 2 schemas; the nearest says: 2 is not of type string"
    ),
    (#"{"oneOf": [true, true, false]}"#, "[2]", "a list of 1 element fits 2 schemas, not one"),
    (#"{"contains": {"type": "null"}, "minContains": 2}"#, "[null]", "1 elements fit 'contains', at least 2 must"),
    (#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#, "'b' missing, which 'a' needs"),
    (#"{"maxLength": 2}"#, #""abc""#, #""abc" has 3 characters, at most 2 are allowed"#),
  ])
  func `messages say what was found and what is wanted`(schema: String, value: String, message: String) throws {
    #expect(try problems(schema, value).map(\.message) == [message])
  }

  @Test(arguments: [
    (#"{"const": 1}"#, "1.0", true), (#"{"const": 9007199254740993}"#, "9007199254740992", false),
    (#"{"multipleOf": 0.01}"#, "4.35", true), (#"{"multipleOf": 0.01}"#, "4.351", false),
    (#"{"multipleOf": 0.1}"#, "1e300", true), (#"{"multipleOf": 3}"#, "1e300", false),
    (#"{"multipleOf": 1024}"#, "1e10", true), (#"{"multipleOf": 12345678901234567890}"#, "24691357802469135780", true),
    (#"{"multipleOf": 12345678901234567890}"#, "24691357802469135781", false), (#"{"multipleOf": 7}"#, "0", true),
    (#"{"maximum": 9007199254740992}"#, "9007199254740993", false), (#"{"minimum": -0.1}"#, "-1e-1", true),
    (#"{"exclusiveMaximum": 0.3}"#, "0.29999999999999999999", true), (#"{"type": "integer"}"#, "1.50e1", true),
    (#"{"type": "integer"}"#, "1e-999999999", false), (#"{"maximum": 0}"#, "1e-99999999999999999999", false),
    (#"{"enum": ["\u00e9"]}"#, #""e\u0301""#, false), (#"{"uniqueItems": true}"#, "[1, 1.0]", false),
    (#"{"uniqueItems": true}"#, #"[{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]"#, false),
    (#"{"maxLength": 1}"#, #""👍🏽""#, false), (#"{"pattern": "^b$"}"#, #""a\nb""#, false),
    (#"{"pattern": "^b$"}"#, #""b\n""#, false), (#"{"pattern": "^\\d+$"}"#, #""٣""#, false),
  ])
  func `numbers and texts are compared exactly`(schema: String, value: String, isValid: Bool) throws {
    #expect(try problems(schema, value).isEmpty == isValid)
  }

  @Test(arguments: [
    (#"{"type": "nmber"}"#, "/type"), (#"{"properties": {"a": {"minimum": "1"}}}"#, "/properties/a/minimum"),
    (##"{"$ref": "#/$defs/x"}"##, "/$ref"), (#"{"$ref": "https://example.com/other.json"}"#, "/$ref"),
    (#"{"items": {"pattern": "("}}"#, "/items/pattern"),
    (#"{"$schema": "http://json-schema.org/draft-04/schema#"}"#, "/$schema"),
    (##"{"$ref": "#/const", "const": 1}"##, "/const"), ("3", ""),
    (#"{"$schema": "http://json-schema.org/draft-07/schema#", "items": 1}"#, "/items"),
  ])
  func `a wrong schema is told with its place`(schema: String, pointer: String) throws {
    let value = try JSONValue(parsing: schema)
    let fault = #expect(throws: JSONSchemaFault.self) { try JSONSchema(value) }
    #expect(fault?.pointer == pointer, "\(fault?.message ?? "")")
    #expect(fault?.message.isEmpty == false)
  }

  @Test(arguments: [
    ##"{"$ref": "#"}"##,
    ##"{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}"##,
    ##"{"$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}]}"##, ##"{"not": {"$ref": "#"}}"##,
  ])
  func `a schema that makes no progress is given up`(schema: String) throws {
    let schema = try JSONSchema(JSONValue(parsing: schema))
    let error = #expect(throws: JSONSchemaGaveUp.self) { try schema.problems(of: .null) }
    #expect(error?.message.contains("without progress") == true)
  }

  private func nested(_ inner: String) throws -> JSONValue {
    try JSONValue(parsing: String(repeating: "[", count: 512) + inner + String(repeating: "]", count: 512))
  }

  @Test func `a value as deep as can be read is looked through to its end`() throws {
    let schema = try JSONSchema(
      JSONValue(parsing: ##"{"anyOf": [{"type": "integer"}, {"items": {"$ref": "#"}, "type": "array"}]}"##))
    #expect(try schema.problems(of: nested("1")).isEmpty)
    #expect(try !schema.problems(of: nested("\"x\"")).isEmpty)
  }

  @Test func `so many schemas inside each other that the stack might not hold them are given up`() throws {
    let inner =
      String(repeating: #"{"allOf": ["#, count: 8) + ##"{"items": {"$ref": "#"}}"## + String(repeating: "]}", count: 8)
    let schema = try JSONSchema(JSONValue(parsing: inner))
    let error = #expect(throws: JSONSchemaGaveUp.self) { try schema.problems(of: nested("1")) }
    #expect(error?.message == "schemas are applied too deep")
  }

  @Test func `doubling references are given up`() throws {
    var schema = "{\"$defs\": {\"a0\": {\"type\": \"null\"}"
    for level in 1...40 {
      let below = "{\"$ref\": \"#/$defs/a\(level - 1)\"}"
      schema += ", \"a\(level)\": {\"allOf\": [\(below), \(below)]}"
    }
    let doubling = try JSONSchema(JSONValue(parsing: schema + "}, \"$ref\": \"#/$defs/a40\"}"))
    #expect(throws: JSONSchemaGaveUp.self) { try doubling.problems(of: .null) }
  }

  @Test func `formats are annotations unless they are asked for`() throws {
    #expect(try problems(#"{"format": "date"}"#, #""yesterday""#).isEmpty)
    #expect(try problems(#"{"format": "date"}"#, #""yesterday""#, formats: true).map(\.keyword) == ["format"])
    #expect(try !problems(#"{"format": "date"}"#, #""1900-02-29""#, formats: true).isEmpty)
    #expect(try problems(#"{"format": "date"}"#, #""2000-02-29""#, formats: true).isEmpty)
    #expect(try problems(#"{"format": "uuid"}"#, #""2eb8aa08-aa98-11ea-b4aa-73b441d16380""#, formats: true).isEmpty)
    #expect(try !problems(#"{"format": "uuid"}"#, #""2eb8aa08aa98-11ea-b4aa-73b441d16380-""#, formats: true).isEmpty)
  }
}
