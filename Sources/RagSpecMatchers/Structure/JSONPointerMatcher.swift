import JSONText
package import RagSpecCore

/// A JSON Pointer leads to what is expected.
package struct JSONPointerMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json-pointer", summary: "a JSON Pointer leads to what is expected",
    discussion: """
      \(OutputJSON.whereabouts) The pointer is RFC 6901's, where `''` is the whole of it. Without an \
      option it must lead somewhere. Values are compared as a whole, so that further members are a difference.
      """,
    value: .text,
    options: [
      Field("equals", .anything, "the value there"),
      Field("exists", .boolean, default: "true", "whether there is a value"),
    ],
    examples: [
      .pass("json-pointer: /items/1/price\nequals: 12.50", on: #"{"items": [{}, {"price": 12.5}]}"#),
      .fail("json-pointer: /items/1/price\nequals: 12.50", on: #"{"items": [{}, {"price": "12.50"}]}"#),
      .fail("json-pointer: /error\nexists: false", on: #"{"error": null}"#),
    ])

  private let pointer: String
  private let equals: JSONValue?
  private let exists: Bool

  package init(_ options: Options) throws(InvalidInput) {
    pointer = options.value.text
    equals = options["equals"]?.json
    exists = options["exists"]?.boolean ?? true
    guard JSONPointer.names(of: pointer) != nil else {
      throw InvalidInput(
        "invalid-json-pointer", "'\(pointer)' is no JSON Pointer", at: options.value.location,
        hint: "a pointer looks like /items/0/price; '~' is written ~0 and '/' in a name ~1: RFC 6901")
    }
    if !exists, let node = options["equals"] {
      throw InvalidInput(
        "contradicting-options", "what does not exist has no value", at: node.location, hint: "leave out 'exists'")
    }
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    failure(on: try OutputJSON.text(of: observation)) == nil ? 1 : 0
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else {
      return Explanation(wanting: .text, not: observation)
    }
    let wanted = equals.map { $0.text() } ?? (exists ? "a value" : "nothing")
    return Explanation(expected: "\(wanted) at \(place)", notes: failure(on: text).map { [$0] } ?? [])
  }

  private var place: String { pointer.isEmpty ? "the whole" : pointer }

  private func failure(on text: String) -> String? {
    let value: JSONValue
    do throws(OutputJSON.Unreadable) { value = try OutputJSON(in: text).value } catch { return error.message }
    guard let found = value.value(at: pointer) else { return exists ? "\(place) is missing" : nil }
    guard exists else { return "\(place) is \(found.text())" }
    return equals.flatMap { JSONDifference(isExact: true).first($0, found, at: pointer) }
  }
}
