import JSONText
package import RagSpecCore

/// The output is JSON that holds these values.
package struct JSONMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json", summary: "the output is JSON that holds these values",
    discussion: """
      \(OutputJSON.whereabouts) Members that the expectation does not name are allowed, unless `exact` is set; \
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
    do throws(OutputJSON.Unreadable) {
      return JSONDifference(isExact: isExact).first(expected, try OutputJSON(in: text).value)
    } catch { return error.message }
  }
}
