import JSONText

extension SchemaValidation {
  /// Returns what a keyword that holds no schemas has against a value; keywords for other types have nothing.
  func failedAssertion(
    _ keyword: SchemaKeyword, of node: SchemaNode, on value: JSONValue
  ) throws(JSONSchemaGaveUp) -> JSONSchemaProblem? {
    switch keyword {
    case .nothing: return nothingAllowed(node, value)
    case .type(let types):
      guard !types.contains(where: { $0.holds(value) }) else { return nil }
      let names = SchemaTypeName.allCases.filter(types.contains).map(\.rawValue).joined(separator: " or ")
      return problem("type", of: node, "\(value.excerpt) is not of type \(names)")
    case .oneOf(let values, let keyword):
      guard !values.contains(ExactJSONValue(value)) else { return nil }
      let shown = values.prefix(8).map(\.value.excerpt).joined(separator: ", ") + (values.count > 8 ? ", …" : "")
      return problem(keyword, of: node, "\(value.excerpt) is not \(values.count == 1 ? "" : "one of ")\(shown)")
    case .multiple(let divisor, let text):
      guard let number = value.number, !ExactDecimal(number).isMultiple(of: divisor) else { return nil }
      return problem("multipleOf", of: node, "\(number.text) is no multiple of \(text)")
    case .bound(let bound): return failure(of: bound, node, value)
    case .size(let size): return failure(of: size, node, value)
    case .pattern(let expression, let pattern):
      guard let text = value.string, try !matches(expression, text) else { return nil }
      return problem("pattern", of: node, "\(value.excerpt) does not match \(pattern)")
    case .format(let format, let name):
      guard assertsFormats, let text = value.string, !format.holds(text) else { return nil }
      return problem("format", of: node, "\(value.excerpt) is no \(name)")
    case .uniqueItems: return duplicate(node, value)
    case .required(let names): return missing(names, "required", node, value)
    case .dependentRequired(let lists, let keyword):
      return lists.lazy.filter { value[$0.name] != nil }
        .compactMap { missing($0.required, keyword, node, value, because: $0.name) }.first
    default: return nil
    }
  }

  /// The schema `false` is named by the keyword that it stands under.
  private func nothingAllowed(_ node: SchemaNode, _ value: JSONValue) -> JSONSchemaProblem {
    let step = node.pointer.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? ""
    let problem = problem("", of: node, "\(value.excerpt) is not allowed")
    return JSONSchemaProblem(
      instancePointer: problem.instancePointer, schemaPointer: problem.schemaPointer, keyword: step,
      message: problem.message)
  }

  private func failure(of bound: SchemaBound, _ node: SchemaNode, _ value: JSONValue) -> JSONSchemaProblem? {
    guard let number = value.number, !bound.holds(ExactDecimal(number)) else { return nil }
    return problem(bound.kind.rawValue, of: node, "\(number.text) is not \(bound.words)")
  }

  private func failure(of size: SchemaSize, _ node: SchemaNode, _ value: JSONValue) -> JSONSchemaProblem? {
    guard let count = size.count(of: value), !size.holds(count) else { return nil }
    return problem(size.kind.rawValue, of: node, "\(value.excerpt) has \(count) \(size.words)")
  }

  private func duplicate(_ node: SchemaNode, _ value: JSONValue) -> JSONSchemaProblem? {
    var places: [ExactJSONValue: Int] = [:]
    for (index, element) in (value.array ?? []).enumerated() {
      if let earlier = places.updateValue(index, forKey: ExactJSONValue(element)) {
        return problem("uniqueItems", of: node, "the elements \(earlier) and \(index) are equal")
      }
    }
    return nil
  }

  private func missing(
    _ names: [String], _ keyword: String, _ node: SchemaNode, _ value: JSONValue, because: String? = nil
  ) -> JSONSchemaProblem? {
    guard let object = value.object else { return nil }
    let missing = names.filter { object[$0] == nil }
    guard !missing.isEmpty else { return nil }
    let listed = missing.map { "'\($0)'" }.joined(separator: ", ")
    return problem(keyword, of: node, "\(listed) missing" + (because.map { ", which '\($0)' needs" } ?? ""))
  }
}

extension SchemaTypeName {
  func holds(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .boolean), (.object, .object), (.array, .array), (.number, .number),
      (.string, .string):
      true
    case (.integer, .number(let number)): ExactDecimal(number).isInteger
    default: false
    }
  }
}

extension SchemaBound {
  func holds(_ number: ExactDecimal) -> Bool {
    switch kind {
    case .minimum: number >= limit
    case .maximum: number <= limit
    case .exclusiveMinimum: number > limit
    case .exclusiveMaximum: number < limit
    }
  }

  var words: String {
    switch kind {
    case .minimum: "\(text) or more"
    case .maximum: "\(text) or less"
    case .exclusiveMinimum: "more than \(text)"
    case .exclusiveMaximum: "less than \(text)"
    }
  }
}

extension SchemaSize {
  /// What is counted of a value of the right type: Unicode scalars, elements, members.
  func count(of value: JSONValue) -> Int? {
    switch kind {
    case .minLength, .maxLength: value.string?.unicodeScalars.count
    case .minItems, .maxItems: value.array?.count
    case .minProperties, .maxProperties: value.object?.members.count
    }
  }

  func holds(_ count: Int) -> Bool {
    let count = ExactDecimal(JSONNumber(count))
    return switch kind {
    case .minLength, .minItems, .minProperties: count >= limit
    case .maxLength, .maxItems, .maxProperties: count <= limit
    }
  }

  var words: String {
    switch kind {
    case .minLength: "characters, at least \(text) are needed"
    case .maxLength: "characters, at most \(text) are allowed"
    case .minItems: "elements, at least \(text) are needed"
    case .maxItems: "elements, at most \(text) are allowed"
    case .minProperties: "members, at least \(text) are needed"
    case .maxProperties: "members, at most \(text) are allowed"
    }
  }
}
