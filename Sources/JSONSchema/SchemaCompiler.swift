import JSONText
import RegularExpressions

/// Makes a program of a schema and of all that it refers to.
///
/// A document is walked twice: first every schema gets a number, resources and anchors are noted; then keywords are read,
/// when whatever they refer to has a number.
struct SchemaCompiler {
  var program = SchemaProgram()
  private let sources: [String: JSONValue]
  private let draft: JSONSchemaDraft

  /// Numbers of schemas by document and pointer.
  private var places: [Place: Int] = [:]
  private var documents: [JSONValue] = []
  private var resourcesByURI: [String: Int] = [:]
  /// Nodes whose keywords are still to be read.
  var pending: [(node: Int, value: JSONValue)] = []

  /// The document being compiled names itself so, if it has no `$id`.
  private static let defaultURI = URIReference("schema:/")

  struct Place: Hashable {
    let document: Int
    let pointer: String
  }

  init(documents: [String: JSONValue], draft: JSONSchemaDraft) {
    sources = documents
    self.draft = draft
  }

  /// Returns the number of the schema.
  mutating func compile(_ schema: JSONValue) throws(JSONSchemaFault) -> Int {
    let root = try addDocument(schema, uri: Self.defaultURI)
    while let (node, value) = pending.popLast() { try readKeywords(of: node, value) }
    return root
  }

  /// The resource of a document goes by the URI that it was found under and by its `$id`.
  private mutating func addDocument(_ schema: JSONValue, uri: URIReference) throws(JSONSchemaFault) -> Int {
    let document = documents.count
    documents.append(schema)
    let dialect = try dialect(of: schema, else: SchemaDialect(draft: draft))
    let identity = Self.identity(of: schema, dialect.draft, in: uri) ?? uri
    let resource = addResource(SchemaResource(uri: identity, document: document, pointer: "", dialect: dialect))
    if resourcesByURI[uri.text] == nil { resourcesByURI[uri.text] = resource }
    return try addSchema(schema, at: Place(document: document, pointer: ""), in: resource)
  }

  private mutating func addResource(_ resource: SchemaResource) -> Int {
    let number = program.resources.count
    program.resources.append(resource)
    if resourcesByURI[resource.uri.text] == nil { resourcesByURI[resource.uri.text] = number }
    return number
  }

  // MARK: Numbering

  /// Gives a number to a schema and to those inside it.
  private mutating func addSchema(
    _ value: JSONValue, at place: Place, in parent: Int
  ) throws(JSONSchemaFault) -> Int {
    if let known = places[place] { return known }
    guard value.object != nil || value.boolean != nil else {
      throw JSONSchemaFault(pointer: place.pointer, message: "a schema is a mapping, true or false")
    }
    let resource = try resource(of: value, at: place, in: parent)
    let node = program.nodes.count
    program.nodes.append(SchemaNode(pointer: place.pointer, resource: resource))
    places[place] = node
    noteAnchors(of: value, node: node)
    pending.append((node, value))
    for (pointer, child) in SchemaLocations.children(of: value, draft: program.resources[resource].dialect.draft) {
      let place = Place(document: place.document, pointer: place.pointer + pointer)
      _ = try addSchema(child, at: place, in: resource)
    }
    return node
  }

  /// Returns the resource that a schema is part of: a new one, if it has an identity.
  private mutating func resource(
    of value: JSONValue, at place: Place, in parent: Int
  ) throws(JSONSchemaFault) -> Int {
    let outer = program.resources[parent]
    guard place.pointer != outer.pointer, let uri = Self.identity(of: value, outer.dialect.draft, in: outer.uri) else {
      return parent
    }
    let dialect = try dialect(of: value, else: outer.dialect)
    return addResource(
      SchemaResource(uri: uri, document: place.document, pointer: place.pointer, dialect: dialect))
  }

  /// Returns the URI that a schema gives itself.
  ///
  /// In draft 7 an `$id` that is only a fragment is an anchor, and one beside a reference means nothing.
  private static func identity(
    of value: JSONValue, _ draft: JSONSchemaDraft, in base: URIReference
  ) -> URIReference? {
    guard let id = value["$id"]?.string, draft != .draft7 || value["$ref"] == nil else { return nil }
    let reference = URIReference(id).withoutFragment
    return reference.text.isEmpty ? nil : base.resolving(reference)
  }

  private mutating func noteAnchors(of value: JSONValue, node: Int) {
    let resource = program.nodes[node].resource
    if program.resources[resource].dialect.draft == .draft7 {
      guard value["$ref"] == nil, let anchor = value["$id"]?.string.flatMap({ URIReference($0).decodedFragment }) else {
        return
      }
      program.resources[resource].anchors[anchor] = node
      return
    }
    if let anchor = value["$anchor"]?.string { program.resources[resource].anchors[anchor] = node }
    if let anchor = value["$dynamicAnchor"]?.string {
      program.resources[resource].anchors[anchor] = node
      program.resources[resource].dynamicAnchors[anchor] = node
    }
  }

  /// Reads `$schema`: one of the two drafts, or a given metaschema that chooses among the vocabularies of 2020-12.
  private func dialect(of value: JSONValue, else outer: SchemaDialect) throws(JSONSchemaFault) -> SchemaDialect {
    guard let uri = value["$schema"]?.string else { return outer }
    if let draft = JSONSchemaDraft(uri: uri) { return SchemaDialect(draft: draft) }
    guard let metaschema = source(URIReference(uri).withoutFragment.text) else {
      throw JSONSchemaFault(
        pointer: "/$schema", message: "'\(uri)' is not known: there are draft 2020-12 and draft 7")
    }
    let vocabularies = metaschema["$vocabulary"]?.object?.members
    for (name, isRequired) in vocabularies ?? [] where isRequired.boolean == true && !Metaschemas.knows(name) {
      throw JSONSchemaFault(pointer: "/$schema", message: "the vocabulary '\(name)' is not known")
    }
    let hasValidation = vocabularies?.contains { $0.key == Metaschemas.validationVocabulary } ?? true
    return SchemaDialect(draft: .draft2020, hasValidation: hasValidation)
  }

  private func source(_ uri: String) -> JSONValue? { sources[uri] ?? Metaschemas.documents[uri] }

  // MARK: References

  /// Returns the number of the schema at a place that was walked, or at one that no keyword leads to.
  func child(_ node: Int, _ pointer: String) throws(JSONSchemaFault) -> Int {
    let parent = program.nodes[node]
    let document = program.resources[parent.resource].document
    guard let child = places[Place(document: document, pointer: parent.pointer + pointer)] else {
      throw JSONSchemaFault(pointer: parent.pointer + pointer, message: "a schema is a mapping, true or false")
    }
    return child
  }

  mutating func target(
    of text: String, from node: Int, keyword: String
  ) throws(JSONSchemaFault) -> SchemaReference {
    let reference = program.resources[program.nodes[node].resource].uri.resolving(URIReference(text))
    let pointer = program.nodes[node].pointer + "/" + keyword
    guard let resource = try resource(named: reference.withoutFragment),
      case let fragment = reference.decodedFragment ?? "",
      let target = try schema(fragment, in: resource)
    else {
      throw JSONSchemaFault(
        pointer: pointer, message: "'\(text)' leads nowhere: references stay within the schema, nothing is fetched")
    }
    let isDynamic =
      keyword == "$dynamicRef" && program.resources[program.nodes[target].resource].dynamicAnchors[fragment] == target
    return SchemaReference(keyword: keyword, target: target, dynamicAnchor: isDynamic ? fragment : nil)
  }

  private mutating func resource(named uri: URIReference) throws(JSONSchemaFault) -> Int? {
    if let known = resourcesByURI[uri.text] { return known }
    guard let document = source(uri.text) else { return nil }
    _ = try addDocument(document, uri: uri)
    return resourcesByURI[uri.text]
  }

  private mutating func schema(_ fragment: String, in number: Int) throws(JSONSchemaFault) -> Int? {
    let resource = program.resources[number]
    guard fragment.isEmpty || fragment.hasPrefix("/") else { return resource.anchors[fragment] }
    let place = Place(document: resource.document, pointer: resource.pointer + fragment)
    if let known = places[place] { return known }
    // What stands where no keyword leads becomes a schema by being referred to.
    guard let value = documents[resource.document].value(at: place.pointer) else { return nil }
    return try addSchema(value, at: place, in: enclosingResource(of: place, else: number))
  }

  /// The resource of the nearest schema around a place.
  private func enclosingResource(of place: Place, else number: Int) -> Int {
    var pointer = place.pointer[...]
    while let slash = pointer.lastIndex(of: "/") {
      pointer = pointer[..<slash]
      let outer = Place(document: place.document, pointer: String(pointer))
      if let node = places[outer] { return program.nodes[node].resource }
    }
    return number
  }
}
