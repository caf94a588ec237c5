import JSONSchema
import JSONText
package import RagSpecCore

/// The output is JSON that fulfils a JSON Schema.
package struct JSONSchemaMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "json-schema", summary: "the output is JSON that fulfils this JSON Schema",
    discussion: """
      \(OutputJSON.whereabouts) The schema stands in the expectation itself, or in a file of JSON whose \
      path is relative to the suite; draft 2020-12 holds unless its `$schema` names draft 7. References stay within it: nothing is fetched. `format` is checked only with `formats`, \
      for date, time, date-time, email, hostname, ipv4, ipv6, uri, uri-reference, uuid, json-pointer and regex. A schema \
      that refers to itself without progress cannot judge, and the case counts as errored.
      """,
    value: .either([.dictionary(.anything), .boolean, .text]),
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
    let source = try SchemaSource(options)
    do throws(JSONSchemaFault) {
      schema = try JSONSchema(source.value, assertsFormats: options.flag("formats"))
    } catch {
      let place = error.pointer.isEmpty ? "" : " at \(error.pointer)"
      throw InvalidInput(
        "invalid-json-schema", "the schema is wrong\(place): \(error.message)", at: source.location(of: error.pointer),
        hint: "draft 2020-12 holds unless '$schema' names draft 7")
    }
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    let text = try OutputJSON.text(of: observation)
    do throws(JSONSchemaGaveUp) { return try failures(on: text).isEmpty ? 1 : 0 } catch {
      throw UnsupportedObservation(error.message)
    }
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else {
      return Explanation(wanting: .text, not: observation)
    }
    let failures = (try? failures(on: text)) ?? []
    let further = failures.count > Self.shownProblems ? ["and \(failures.count - Self.shownProblems) more"] : []
    return Explanation(expected: "JSON that fulfils the schema", notes: failures.prefix(Self.shownProblems) + further)
  }

  private func failures(on text: String) throws(JSONSchemaGaveUp) -> [String] {
    let value: JSONValue
    do throws(OutputJSON.Unreadable) { value = try OutputJSON(in: text).value } catch { return [error.message] }
    return try schema.problems(of: value).map { problem in
      let place = problem.instancePointer.isEmpty ? "the value" : problem.instancePointer
      return "\(place): \(problem.message) (\(problem.keyword), schema #\(problem.schemaPointer))"
    }
  }
}
