package import JSONText

/// A schema that was checked, with all its references resolved: draft 2020-12 or draft 7.
///
/// References stay within the schema, the documents that are given beside it and the metaschemas of both drafts: nothing is
/// ever fetched.
///
/// - SeeAlso: <https://json-schema.org/draft/2020-12>, <https://json-schema.org/draft-07>.
package struct JSONSchema: Sendable {
  let program: SchemaProgram
  let root: Int
  /// Whether `format` is checked; else it is an annotation, as both drafts have it.
  let assertsFormats: Bool

  /// Checks a schema and resolves its references.
  ///
  /// - Parameters:
  ///   - schema: the schema; a `$schema` says the draft, 2020-12 holds without one.
  ///   - documents: further documents that references may name, by their URIs.
  ///   - draft: what holds where no `$schema` stands.
  ///   - assertsFormats: whether a text that is not of its `format` is an error.
  package init(
    _ schema: JSONValue, documents: [String: JSONValue] = [:], draft: JSONSchemaDraft = .draft2020,
    assertsFormats: Bool = false
  ) throws(JSONSchemaFault) {
    try Self.checkAgainstMetaschema(schema, draft)
    var compiler = SchemaCompiler(documents: documents, draft: draft)
    root = try compiler.compile(schema)
    program = compiler.program
    self.assertsFormats = assertsFormats
  }

  /// The metaschemas are known to be right.
  init(trusted schema: JSONValue, draft: JSONSchemaDraft) throws(JSONSchemaFault) {
    var compiler = SchemaCompiler(documents: [:], draft: draft)
    root = try compiler.compile(schema)
    program = compiler.program
    assertsFormats = false
  }

  /// Returns all that is wrong with a value; nothing if it is valid.
  package func problems(of value: JSONValue) throws(JSONSchemaGaveUp) -> [JSONSchemaProblem] {
    var validation = SchemaValidation(self)
    return try validation.outcome(of: root, on: value).problems
  }

  private static func checkAgainstMetaschema(_ schema: JSONValue, _ draft: JSONSchemaDraft) throws(JSONSchemaFault) {
    let declared = schema["$schema"]?.string.map { JSONSchemaDraft(uri: $0) } ?? draft
    guard let metaschema = declared?.metaschema else { return }
    let problems: [JSONSchemaProblem]
    do throws(JSONSchemaGaveUp) { problems = try metaschema.problems(of: schema) } catch {
      throw JSONSchemaFault(pointer: "", message: "the schema is too deep")
    }
    guard let first = problems.first else { return }
    throw JSONSchemaFault(pointer: first.instancePointer, message: first.message)
  }
}

/// What is wrong with a value.
package struct JSONSchemaProblem: Hashable, Sendable {
  /// Which part of the value, as a JSON Pointer.
  package let instancePointer: String
  /// Which keyword, as a JSON Pointer into the document that it stands in.
  package let schemaPointer: String
  /// The keyword's name; empty where a schema is just `false`.
  package let keyword: String
  /// The problem in words, without a final period.
  package let message: String
}

/// What is wrong with a schema.
package struct JSONSchemaFault: Error, Hashable, Sendable {
  /// Where in the schema, as a JSON Pointer.
  package let pointer: String
  /// The problem in words, without a final period.
  package let message: String
}

/// A validation came to no end: the schema refers to itself without progress, or it takes too many steps.
package struct JSONSchemaGaveUp: Error, Hashable, Sendable {
  /// Why, in words.
  package let message: String
}
