import JSONText
import RegularExpressions

/// Compiled schemas, which refer to each other by number.
struct SchemaProgram: Sendable {
  var nodes: [SchemaNode] = []
  var resources: [SchemaResource] = []
  /// Whether any schema asks what others left unevaluated: else nobody keeps account of it.
  var tracksEvaluation = false
}

/// A schema with an identity of its own: a document, or a part of one with an `$id`.
struct SchemaResource: Sendable {
  let uri: URIReference
  let document: Int
  /// Where it starts in its document.
  let pointer: String
  let dialect: SchemaDialect
  var anchors: [String: Int] = [:]
  var dynamicAnchors: [String: Int] = [:]
}

/// By which rules a resource is read.
struct SchemaDialect: Sendable {
  let draft: JSONSchemaDraft
  /// A metaschema may leave out the vocabulary that says what is valid.
  var hasValidation = true
}

/// One schema: a list of keywords, in the order in which they are checked.
struct SchemaNode: Sendable {
  let pointer: String
  let resource: Int
  var keywords: [SchemaKeyword] = []
}

/// What a schema asks of a value.
enum SchemaKeyword: Sendable {
  /// The schema `false`.
  case nothing
  case reference(SchemaReference)
  case type(Set<SchemaTypeName>)
  case oneOf([ExactJSONValue], keyword: String)
  case multiple(of: ExactDecimal, text: String)
  case bound(SchemaBound)
  case size(SchemaSize)
  case pattern(RegularExpression, text: String)
  case format(SchemaFormat, name: String)
  case uniqueItems
  case required([String])
  case dependentRequired([(name: String, required: [String])], keyword: String)
  case dependentSchemas([(name: String, schema: Int)], keyword: String)
  case propertyNames(Int)
  case properties(SchemaProperties)
  case items(SchemaItems)
  case contains(Int, least: Int, most: Int?)
  case all([Int])
  case any([Int])
  case exactlyOne([Int])
  case not(Int)
  case conditional(condition: Int, then: Int?, otherwise: Int?)
  case unevaluatedItems(Int)
  case unevaluatedProperties(Int)
}

/// The schema behind a `$ref` or a `$dynamicRef`.
struct SchemaReference: Sendable {
  let keyword: String
  let target: Int
  /// The name of the dynamic anchor that a `$dynamicRef` found: the outermost resource that has it decides.
  let dynamicAnchor: String?
}

/// The names of types; a number without a fraction is an integer too.
enum SchemaTypeName: String, Sendable, CaseIterable {
  case null, boolean, object, array, number, string, integer
}

/// A bound of numbers.
struct SchemaBound: Sendable {
  enum Kind: String, CaseIterable { case minimum, maximum, exclusiveMinimum, exclusiveMaximum }
  let kind: Kind
  let limit: ExactDecimal
  let text: String
}

/// A bound of lengths and counts.
struct SchemaSize: Sendable {
  enum Kind: String, CaseIterable { case minLength, maxLength, minItems, maxItems, minProperties, maxProperties }
  let kind: Kind
  let limit: ExactDecimal
  let text: String
}

/// `properties`, `patternProperties` and `additionalProperties`, which depend on each other.
struct SchemaProperties: Sendable {
  /// The names, as members whose values mean nothing here; their schemas stand at the same positions.
  var names = JSONObject()
  var named: [Int] = []
  var patterns: [(expression: RegularExpression, text: String, schema: Int)] = []
  var additional: Int?
}

/// The schemas of an array's first elements, and that of the rest.
struct SchemaItems: Sendable {
  var first: [Int] = []
  var rest: Int?
}
