import JSONText
import RegularExpressions

extension SchemaCompiler {
  /// Reads what a schema asks; keywords that nobody knows mean nothing.
  ///
  /// The order is that of the checks: what leaves something unevaluated is asked last.
  mutating func readKeywords(of node: Int, _ value: JSONValue) throws(JSONSchemaFault) {
    if value.boolean == false { program.nodes[node].keywords = [.nothing] }
    guard let schema = value.object else { return }
    let dialect = program.resources[program.nodes[node].resource].dialect
    if dialect.draft == .draft7, let reference = schema["$ref"]?.string {
      program.nodes[node].keywords = [.reference(try target(of: reference, from: node, keyword: "$ref"))]
      return
    }
    var keywords: [SchemaKeyword] = []
    for keyword in ["$ref", "$dynamicRef"] {
      guard let reference = schema[keyword]?.string, keyword == "$ref" || dialect.draft == .draft2020 else { continue }
      keywords.append(.reference(try target(of: reference, from: node, keyword: keyword)))
    }
    if dialect.hasValidation { keywords += try assertions(of: schema, node, dialect.draft) }
    keywords += try applicators(of: schema, node, dialect.draft)
    keywords += try unevaluated(of: schema, node, dialect.draft)
    program.nodes[node].keywords = keywords
  }

  // MARK: Applicators

  private func applicators(
    of schema: JSONObject, _ node: Int, _ draft: JSONSchemaDraft
  ) throws(JSONSchemaFault) -> [SchemaKeyword] {
    var keywords: [SchemaKeyword] = []
    if let properties = try properties(of: schema, node) { keywords.append(.properties(properties)) }
    if let items = try items(of: schema, node, draft) { keywords.append(.items(items)) }
    if let contains = try contains(schema, node, draft) { keywords.append(contains) }
    if schema["propertyNames"] != nil { keywords.append(.propertyNames(try child(node, "/propertyNames"))) }
    if let list = schema["allOf"]?.array { keywords.append(.all(try children(node, "/allOf", list.count))) }
    if let list = schema["anyOf"]?.array { keywords.append(.any(try children(node, "/anyOf", list.count))) }
    if let list = schema["oneOf"]?.array { keywords.append(.exactlyOne(try children(node, "/oneOf", list.count))) }
    if schema["not"] != nil { keywords.append(.not(try child(node, "/not"))) }
    if schema["if"] != nil {
      let then = schema["then"] == nil ? nil : try child(node, "/then")
      let otherwise = schema["else"] == nil ? nil : try child(node, "/else")
      keywords.append(.conditional(condition: try child(node, "/if"), then: then, otherwise: otherwise))
    }
    let dependencies = draft == .draft7 ? "dependencies" : "dependentSchemas"
    let schemas = try dependentSchemas(schema, node, dependencies)
    if !schemas.isEmpty { keywords.append(.dependentSchemas(schemas, keyword: dependencies)) }
    return keywords
  }

  private func children(_ node: Int, _ pointer: String, _ count: Int) throws(JSONSchemaFault) -> [Int] {
    var children: [Int] = []
    for index in 0..<count { children.append(try child(node, "\(pointer)/\(index)")) }
    return children
  }

  private func properties(of schema: JSONObject, _ node: Int) throws(JSONSchemaFault) -> SchemaProperties? {
    var properties = SchemaProperties()
    for member in schema["properties"]?.object?.members ?? [] {
      _ = properties.names.append(member.key, .null)
      properties.named.append(try child(node, "/properties" + JSONPointer.step(member.key)))
    }
    for member in schema["patternProperties"]?.object?.members ?? [] {
      let pointer = "/patternProperties" + JSONPointer.step(member.key)
      let expression = try expression(member.key, at: program.nodes[node].pointer + pointer)
      properties.patterns.append((expression, member.key, try child(node, pointer)))
    }
    if schema["additionalProperties"] != nil { properties.additional = try child(node, "/additionalProperties") }
    let isEmpty = properties.named.isEmpty && properties.patterns.isEmpty && properties.additional == nil
    return isEmpty ? nil : properties
  }

  /// In draft 7 `items` may be a list with `additionalItems` behind it; since 2020-12 that is `prefixItems` and `items`.
  private func items(
    of schema: JSONObject, _ node: Int, _ draft: JSONSchemaDraft
  ) throws(JSONSchemaFault) -> SchemaItems? {
    var items = SchemaItems()
    let first = draft == .draft7 ? "items" : "prefixItems"
    if let list = schema[first]?.array {
      items.first = try children(node, "/" + first, list.count)
      let rest = draft == .draft7 ? "additionalItems" : "items"
      if schema[rest] != nil { items.rest = try child(node, "/" + rest) }
    } else if schema["items"] != nil {
      items.rest = try child(node, "/items")
    }
    return items.first.isEmpty && items.rest == nil ? nil : items
  }

  private func contains(
    _ schema: JSONObject, _ node: Int, _ draft: JSONSchemaDraft
  ) throws(JSONSchemaFault) -> SchemaKeyword? {
    guard schema["contains"] != nil else { return nil }
    let inner = try child(node, "/contains")
    guard draft == .draft2020 else { return .contains(inner, least: 1, most: nil) }
    let least = schema["minContains"]?.number?.integer ?? 1
    return .contains(inner, least: least, most: schema["maxContains"]?.number?.integer)
  }

  private func dependentSchemas(
    _ schema: JSONObject, _ node: Int, _ keyword: String
  ) throws(JSONSchemaFault) -> [(name: String, schema: Int)] {
    var schemas: [(String, Int)] = []
    for member in schema[keyword]?.object?.members ?? [] where member.value.array == nil {
      schemas.append((member.key, try child(node, "/" + keyword + JSONPointer.step(member.key))))
    }
    return schemas
  }

  private mutating func unevaluated(
    of schema: JSONObject, _ node: Int, _ draft: JSONSchemaDraft
  ) throws(JSONSchemaFault) -> [SchemaKeyword] {
    guard draft == .draft2020 else { return [] }
    var keywords: [SchemaKeyword] = []
    if schema["unevaluatedItems"] != nil { keywords.append(.unevaluatedItems(try child(node, "/unevaluatedItems"))) }
    if schema["unevaluatedProperties"] != nil {
      keywords.append(.unevaluatedProperties(try child(node, "/unevaluatedProperties")))
    }
    if !keywords.isEmpty { program.tracksEvaluation = true }
    return keywords
  }
}
