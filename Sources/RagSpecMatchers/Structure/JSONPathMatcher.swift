import JSONPath
import JSONText
package import RagSpecCore
import RegularExpressions

/// A JSONPath query selects what is expected.
package struct JSONPathMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json-path", summary: "a JSONPath query selects what is expected",
    discussion: """
      \(OutputJSON.whereabouts) The query is RFC 9535's. Without an option it must select something. \
      `equals` is the list of all selected values in their order, or the value itself if the query can select only one \
      (names and indexes only); values are compared as a whole, so that further members are a difference. Patterns of \
      `match` and `search` are I-Regexps: `[0-9]`, not `\\d`.
      """,
    value: .text,
    options: [
      Field("equals", .anything, "what is selected"), Field("contains", .anything, "a value that is selected"),
      Field("count", .integer(0...1_000_000), "how many nodes are selected"),
      Field("exists", .boolean, default: "true", "whether anything is selected"),
    ],
    examples: [
      .pass("json-path: $.items[*].price\nequals: [5, 12.50]", on: #"{"items": [{"price": 5}, {"price": 12.5}]}"#),
      .pass("json-path: $.sources[?@.score > 0.5]\ncount: 1", on: #"{"sources": [{"score": 0.9}, {"score": 0.1}]}"#),
      .fail("json-path: $.items[0].price\nequals: 5", on: #"{"items": [{"price": "5"}]}"#),
      .fail("json-path: $..error\nexists: false", on: #"{"answer": {"error": "timeout"}}"#),
    ])

  private let path: JSONPath
  private let expectation: SelectionExpectation

  package init(_ options: Options) throws(InvalidInput) {
    let node = options.value
    do throws(JSONPathSyntaxError) { path = try JSONPath(parsing: node.text) } catch {
      throw InvalidInput(
        "invalid-json-path", "\(error.message), at character \(error.offset + 1) of the path",
        at: node.location(ofScalar: error.offset), hint: "a path looks like $.items[*].price: RFC 9535")
    }
    if let invalid = path.invalidPatterns.first {
      throw InvalidInput(
        "invalid-regex", "the pattern '\(invalid.pattern)' would match nothing: \(invalid.error.message)",
        at: node.location(ofScalar: invalid.offset),
        hint: "patterns in paths are I-Regexps (RFC 9485): [0-9] for a digit, no assertions")
    }
    expectation = try SelectionExpectation(options, isSingular: path.isSingular)
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    let text = try OutputJSON.text(of: observation)
    do throws(JSONPathGaveUp) { return try failure(on: text) == nil ? 1 : 0 } catch {
      throw UnsupportedObservation("the path '\(path.text)' took too many steps on this output")
    }
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else {
      return Explanation(wanting: .text, not: observation)
    }
    let failure = try? failure(on: text)
    return Explanation(expected: "\(path.text) selects \(expectation.words)", notes: failure.map { [$0] } ?? [])
  }

  private func failure(on text: String) throws(JSONPathGaveUp) -> String? {
    let value: JSONValue
    do throws(OutputJSON.Unreadable) { value = try OutputJSON(in: text).value } catch { return error.message }
    return expectation.failure(of: try path.nodes(in: value), isSingular: path.isSingular)
  }
}
