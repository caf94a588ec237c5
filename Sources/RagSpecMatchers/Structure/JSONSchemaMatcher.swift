import JSONSchema
import JSONText
package import RagSpecCore

/// The output is JSON that fulfils a JSON Schema.
package struct JSONSchemaMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json-schema", summary: "the output is JSON that fulfils this JSON Schema",
    discussion: """
      The output is JSON, perhaps in a code block. The schema stands in the expectation itself; draft 2020-12 holds unless \
      its `$schema` names draft 7. References stay within it: nothing is fetched. `format` is checked only with `formats`, \
      for date, time, date-time, email, hostname, ipv4, ipv6, uri, uri-reference, uuid, json-pointer and regex. A schema \
      that refers to itself without progress cannot judge, and the case counts as errored.
      """,
    value: .either([.dictionary(.anything), .boolean]),
    options: [Field("formats", .boolean, default: "false", "whether `format` is checked")],
    examples: [
      .pass(
        "json-schema: {type: object, required: [answer], properties: {answer: {type: integer}}}",
        on: "```json\n{\"answer\": 42.0, \"unit\": \"kg\"}\n```"),
      .fail(
        "json-schema: {type: object, required: [answer], properties: {answer: {type: integer}}}",
        on: #"{"answer": "42"}"#),
      .fail("json-schema: {properties: {on: {format: date}}}\nformats: true", on: #"{"on": "2023-02-29"}"#),
    ])

  private let schema: JSONSchema

  /// Problems that an explanation tells.
  private static let shownProblems = 10

  package init(_ options: Options) throws(InvalidInput) {
    do throws(JSONSchemaFault) {
      schema = try JSONSchema(options.value.json, assertsFormats: options.flag("formats"))
    } catch {
      let place = error.pointer.isEmpty ? "" : " at \(error.pointer)"
      throw InvalidInput(
        "invalid-json-schema", "the schema is wrong\(place): \(error.message)",
        at: options.value.node(at: error.pointer).location,
        hint: "draft 2020-12 holds unless '$schema' names draft 7")
    }
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    let text = try JSONOutput.text(of: observation)
    do throws(JSONSchemaGaveUp) { return try failures(on: text).isEmpty ? 1 : 0 } catch {
      throw UnsupportedObservation(error.message)
    }
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(expected: "JSON", got: observation.kind) }
    let failures = (try? failures(on: text)) ?? []
    let further = failures.count > Self.shownProblems ? ["and \(failures.count - Self.shownProblems) more"] : []
    return Explanation(expected: "JSON that fulfils the schema", notes: failures.prefix(Self.shownProblems) + further)
  }

  private func failures(on text: String) throws(JSONSchemaGaveUp) -> [String] {
    let value: JSONValue
    do throws(JSONOutput.Unreadable) { value = try JSONOutput.value(of: text) } catch { return [error.message] }
    return try schema.problems(of: value).map { problem in
      let place = problem.instancePointer.isEmpty ? "the value" : problem.instancePointer
      return "\(place): \(problem.message) (\(problem.keyword), schema #\(problem.schemaPointer))"
    }
  }
}

extension ConfigNode {
  /// The node that a JSON Pointer leads to, or as near to it as there is one.
  fileprivate func node(at pointer: String) -> ConfigNode {
    var node = self
    for name in JSONPointer.names(of: pointer) ?? [] {
      let elements = node.elements
      let child = Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      guard let next = child ?? node.entries.first(where: { $0.key.isText(name) })?.value else { break }
      node = next
    }
    return node
  }
}
