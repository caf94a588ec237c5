import JSONText
import RegularExpressions

extension SchemaCompiler {
  /// Reads the keywords that hold no schemas.
  func assertions(
    of schema: JSONObject, _ node: Int, _ draft: JSONSchemaDraft
  ) throws(JSONSchemaFault) -> [SchemaKeyword] {
    var keywords: [SchemaKeyword] = []
    if let types = schema["type"] { keywords.append(.type(Self.types(types))) }
    if let constant = schema["const"] { keywords.append(.oneOf([ExactJSONValue(constant)], keyword: "const")) }
    if let values = schema["enum"]?.array { keywords.append(.oneOf(values.map(ExactJSONValue.init), keyword: "enum")) }
    keywords += Self.bounds(of: schema)
    if let text = schema["pattern"]?.string {
      let expression = try expression(text, at: program.nodes[node].pointer + "/pattern")
      keywords.append(.pattern(expression, text: text))
    }
    if let name = schema["format"]?.string, let format = SchemaFormat(rawValue: name) {
      keywords.append(.format(format, name: name))
    }
    if schema["uniqueItems"]?.boolean == true { keywords.append(.uniqueItems) }
    if let names = schema["required"]?.array { keywords.append(.required(names.compactMap(\.string))) }
    return keywords + Self.dependencies(of: schema, draft)
  }

  func expression(_ pattern: String, at pointer: String) throws(JSONSchemaFault) -> RegularExpression {
    do throws(RegularExpression.SyntaxError) { return try RegularExpression(pattern, syntax: .ecmaScript) } catch {
      throw JSONSchemaFault(
        pointer: pointer,
        message: "'\(pattern)' is no regular expression: \(error.message), at character \(error.offset + 1)")
    }
  }

  private static func types(_ value: JSONValue) -> Set<SchemaTypeName> {
    let names = value.array ?? [value]
    return Set(names.compactMap { $0.string.flatMap(SchemaTypeName.init) })
  }

  private static func bounds(of schema: JSONObject) -> [SchemaKeyword] {
    var keywords: [SchemaKeyword] = []
    for member in schema.members {
      guard case .number(let number) = member.value else { continue }
      let limit = ExactDecimal(number)
      if let kind = SchemaBound.Kind(rawValue: member.key) {
        keywords.append(.bound(SchemaBound(kind: kind, limit: limit, text: number.text)))
      } else if let kind = SchemaSize.Kind(rawValue: member.key) {
        keywords.append(.size(SchemaSize(kind: kind, limit: limit, text: number.text)))
      } else if member.key == "multipleOf" {
        keywords.append(.multiple(of: limit, text: number.text))
      }
    }
    return keywords
  }

  private static func dependencies(of schema: JSONObject, _ draft: JSONSchemaDraft) -> [SchemaKeyword] {
    let keyword = draft == .draft7 ? "dependencies" : "dependentRequired"
    let lists = (schema[keyword]?.object?.members ?? []).compactMap { member in
      member.value.array.map { (name: member.key, required: $0.compactMap(\.string)) }
    }
    return lists.isEmpty ? [] : [.dependentRequired(lists, keyword: keyword)]
  }
}
