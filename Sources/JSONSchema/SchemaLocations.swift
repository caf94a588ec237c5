import JSONText

/// Where in a schema there are schemas.
enum SchemaLocations {
  /// Keywords whose value is a schema.
  private static let single = [
    "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties", "additionalItems", "items",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
  ]
  /// Keywords whose value is a list of schemas.
  private static let lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  /// Keywords whose value has a schema under each name.
  private static let mappings = [
    "$defs", "definitions", "properties", "patternProperties", "dependentSchemas", "dependencies",
  ]

  /// Keywords that only one of the drafts has.
  private static let onlyIn: [String: JSONSchemaDraft] = [
    "unevaluatedItems": .draft2020, "unevaluatedProperties": .draft2020, "contentSchema": .draft2020,
    "prefixItems": .draft2020, "$defs": .draft2020, "dependentSchemas": .draft2020, "additionalItems": .draft7,
  ]

  /// Returns the schemas directly inside a schema, with pointers that start from it.
  static func children(of value: JSONValue, draft: JSONSchemaDraft) -> [(pointer: String, value: JSONValue)] {
    guard let object = value.object else { return [] }
    // In draft 7 nothing beside a reference counts, but what stands there may be referred to.
    return object.members.filter { onlyIn[$0.key] ?? draft == draft }.flatMap { children(of: $0.key, $0.value) }
  }

  private static func children(of keyword: String, _ value: JSONValue) -> [(pointer: String, value: JSONValue)] {
    let start = JSONPointer.step(keyword)
    switch value {
    case .array(let elements) where lists.contains(keyword):
      return elements.enumerated().map { ("\(start)/\($0.offset)", $0.element) }
    case .object(let object) where mappings.contains(keyword):
      // A dependency may be a list of names.
      return object.members.filter { $0.value.array == nil }.map { (start + JSONPointer.step($0.key), $0.value) }
    case .object where single.contains(keyword), .boolean where single.contains(keyword): return [(start, value)]
    default: return []
    }
  }
}
