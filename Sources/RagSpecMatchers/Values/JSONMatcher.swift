import JSONText
package import RagSpecCore

/// The output is JSON that holds these values.
package struct JSONMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json", summary: "the output is JSON that holds these values",
    discussion: """
      The JSON may stand in a code block. Members that the expectation does not name are allowed, unless `exact` is set; \
      lists must agree element by element; numbers are compared as numbers, texts as they are.
      """,
    value: .anything, options: [Field("exact", .boolean, default: "false", "whether further members are forbidden")],
    examples: [
      .pass("json: {answer: 42}", on: "```json\n{\"answer\": 42.0, \"unit\": \"kg\"}\n```"),
      .fail("json: {answer: 42}\nexact: true", on: "{\"answer\": 42, \"unit\": \"kg\"}"),
      .fail("json: {answer: 42}", on: "42"),
    ])

  private let expected: JSONValue
  private let isExact: Bool

  package init(_ options: Options) throws(InvalidInput) {
    expected = options.value.json
    isExact = options.flag("exact")
  }

  func score(_ text: String, in context: CaseContext) -> Double { difference(from: text) == nil ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(expected: "JSON with \(expected.text())", notes: difference(from: text).map { [$0] } ?? [])
  }

  private func difference(from text: String) -> String? {
    do throws(JSONError) {
      let found = try JSONValue(parsing: OutputPart.codeBlock(of: text) ?? text)
      return difference(expected, found, at: "")
    } catch { return "it is no JSON: \(error.problem.message) at line \(error.line), column \(error.column)" }
  }

  /// Returns where two values first differ, as a JSON Pointer with both sides.
  private func difference(_ expected: JSONValue, _ found: JSONValue, at path: String) -> String? {
    switch (expected, found) {
    case (.object(let wanted), .object(let object)):
      for (key, value) in wanted.members {
        let place = path + Self.step(key)
        guard let member = object[key] else { return "\(place) is missing" }
        if let difference = difference(value, member, at: place) { return difference }
      }
      let further = isExact ? object.members.first { wanted[$0.key] == nil } : nil
      return further.map { "\(path)\(Self.step($0.key)) is not expected" }
    case (.array(let wanted), .array(let array)):
      guard wanted.count == array.count else {
        return "\(path.isEmpty ? "the list" : path) has \(array.count) elements, not \(wanted.count)"
      }
      return zip(wanted, array).enumerated().lazy
        .compactMap { index, pair in difference(pair.0, pair.1, at: "\(path)/\(index)") }.first
    default:
      return expected == found ? nil : "\(path.isEmpty ? "the value" : path) is \(found.text()), not \(expected.text())"
    }
  }

  /// A step of a JSON Pointer: RFC 6901 writes `~` and `/` in a name as `~0` and `~1`.
  private static func step(_ key: String) -> String {
    "/" + key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
  }
}
