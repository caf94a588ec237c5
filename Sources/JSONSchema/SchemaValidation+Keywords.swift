import JSONText

// Schemas nest, and so do these calls: what each of them needs on the stack is kept small by leaving the work to others.

extension SchemaValidation {
  mutating func apply(
    _ keyword: SchemaKeyword, of node: SchemaNode, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    switch keyword {
    case .reference(let reference): try adopt(target(of: reference), on: value, &outcome)
    case .all(let schemas): for schema in schemas { try adopt(schema, on: value, &outcome) }
    case .any(let schemas): try applyAny(schemas, of: node, to: value, &outcome)
    case .exactlyOne(let schemas): try applyExactlyOne(schemas, of: node, to: value, &outcome)
    case .not(let schema): try applyNot(schema, of: node, to: value, &outcome)
    case .conditional(let condition, let then, let otherwise):
      let branch = try misfit(condition, value, &outcome) == nil ? then : otherwise
      if let branch { try adopt(branch, on: value, &outcome) }
    case .dependentSchemas(let schemas, _): try applyDependent(schemas, to: value, &outcome)
    case .properties(let properties): try applyProperties(properties, to: value, &outcome)
    case .propertyNames(let schema): try applyNames(schema, of: node, to: value, &outcome)
    case .unevaluatedProperties(let schema): try applyUnevaluatedProperties(schema, to: value, &outcome)
    case .items(let items): try applyItems(items, to: value, &outcome)
    case .contains(let schema, let least, let most):
      let count = try elements(of: value, fitting: schema, &outcome)
      if let count { note(count, least, most, of: node, &outcome) }
    case .unevaluatedItems(let schema): try applyUnevaluatedItems(schema, to: value, &outcome)
    default: try assert(keyword, of: node, on: value, &outcome)
    }
  }

  /// Applies a schema that must fit, and takes over all that comes of it.
  private mutating func adopt(
    _ schema: Int, on value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    outcome.adopt(try self.outcome(of: schema, on: value))
  }

  /// Applies a schema that need not fit, and takes over what it evaluated; returns its most telling problem.
  private mutating func misfit(
    _ schema: Int, _ value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) -> JSONSchemaProblem? {
    let branch = try self.outcome(of: schema, on: value)
    outcome.adoptEvaluation(of: branch)
    return branch.problems.first
  }

  private func assert(
    _ keyword: SchemaKeyword, of node: SchemaNode, on value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    if let problem = try failedAssertion(keyword, of: node, on: value) { outcome.problems.append(problem) }
  }

  /// All are tried where evaluation is kept account of, even when one fits: each may evaluate something.
  private mutating func applyAny(
    _ schemas: [Int], of node: SchemaNode, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    var misfits: [JSONSchemaProblem] = []
    for schema in schemas {
      guard let misfit = try misfit(schema, value, &outcome) else {
        guard program.tracksEvaluation else { return }
        continue
      }
      misfits.append(misfit)
    }
    guard misfits.count == schemas.count else { return }
    note("anyOf", of: node, "\(value.excerpt) fits none of \(schemas.count) schemas\(nearest(misfits))", &outcome)
  }

  private mutating func applyExactlyOne(
    _ schemas: [Int], of node: SchemaNode, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    var misfits: [JSONSchemaProblem] = []
    for schema in schemas {
      if let misfit = try misfit(schema, value, &outcome) { misfits.append(misfit) }
    }
    let count = schemas.count - misfits.count
    guard count != 1 else { return }
    let fitting = count == 0 ? "none of \(schemas.count) schemas\(nearest(misfits))" : "\(count) schemas, not one"
    note("oneOf", of: node, "\(value.excerpt) fits \(fitting)", &outcome)
  }

  /// Tells of the branch that came furthest into the value: most likely the one that was meant.
  private func nearest(_ misfits: [JSONSchemaProblem]) -> String {
    func depth(_ problem: JSONSchemaProblem) -> Int { problem.instancePointer.utf8.count { $0 == UInt8(ascii: "/") } }
    guard let deepest = misfits.map(depth).max(), let misfit = misfits.first(where: { depth($0) == deepest }) else {
      return ""
    }
    let here = path.map(\.text).joined()
    let place = misfit.instancePointer == here ? "" : "\(misfit.instancePointer): "
    // Branches may nest, and each would tell all that those inside it told.
    return "; the nearest says: \(place)\(misfit.message.prefix(200))"
  }

  private mutating func applyNot(
    _ schema: Int, of node: SchemaNode, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    guard try self.outcome(of: schema, on: value).isValid else { return }
    note("not", of: node, "\(value.excerpt) is what it must not be", &outcome)
  }

  private mutating func applyDependent(
    _ schemas: [(name: String, schema: Int)], to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for (name, schema) in schemas where value[name] != nil { try adopt(schema, on: value, &outcome) }
  }

  private func note(_ keyword: String, of node: SchemaNode, _ message: String, _ outcome: inout SchemaOutcome) {
    outcome.problems.append(problem(keyword, of: node, message))
  }

  // MARK: Objects

  private mutating func applyProperties(
    _ properties: SchemaProperties, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for (position, member) in (value.object?.members ?? []).enumerated() {
      for schema in try schemas(for: member.key, in: properties) {
        try adopt(schema, on: member, at: position, &outcome)
      }
    }
  }

  private func schemas(for name: String, in properties: SchemaProperties) throws(JSONSchemaGaveUp) -> [Int] {
    var schemas = properties.names.position(of: name).map { [properties.named[$0]] } ?? []
    for (expression, _, schema) in properties.patterns where try matches(expression, name) { schemas.append(schema) }
    return schemas.isEmpty ? properties.additional.map { [$0] } ?? [] : schemas
  }

  private mutating func applyNames(
    _ schema: Int, of node: SchemaNode, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for member in value.object?.members ?? [] {
      let step = Step.name(member.key)
      guard try !self.outcome(of: schema, on: .string(member.key), at: step).isValid else { continue }
      outcome.problems.append(problem("propertyNames", of: node, "the name is not allowed", at: step))
    }
  }

  private mutating func applyUnevaluatedProperties(
    _ schema: Int, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for (position, member) in (value.object?.members ?? []).enumerated()
    where !outcome.evaluatedMembers.contains(position) {
      try adopt(schema, on: member, at: position, &outcome)
    }
  }

  /// Applies a schema to a member, which is evaluated then.
  private mutating func adopt(
    _ schema: Int, on member: JSONObject.Member, at position: Int, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    outcome.problems += try self.outcome(of: schema, on: member.value, at: .name(member.key)).problems
    if program.tracksEvaluation { outcome.evaluatedMembers.insert(position) }
  }

  // MARK: Arrays

  private mutating func applyItems(
    _ items: SchemaItems, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for (index, element) in (value.array ?? []).enumerated() {
      guard let schema = index < items.first.count ? items.first[index] : items.rest else { return }
      try adopt(schema, on: element, at: index, &outcome)
    }
  }

  private mutating func applyUnevaluatedItems(
    _ schema: Int, to value: JSONValue, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    for (index, element) in (value.array ?? []).enumerated() where !outcome.evaluatedElements.contains(index) {
      try adopt(schema, on: element, at: index, &outcome)
    }
  }

  /// Applies a schema to an element, which is evaluated then.
  private mutating func adopt(
    _ schema: Int, on element: JSONValue, at index: Int, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) {
    outcome.problems += try self.outcome(of: schema, on: element, at: .index(index)).problems
    if program.tracksEvaluation { outcome.evaluatedElements.insert(index) }
  }

  /// Returns how many elements fit a schema, which evaluates them; `nil` for what is no array.
  private mutating func elements(
    of value: JSONValue, fitting schema: Int, _ outcome: inout SchemaOutcome
  ) throws(JSONSchemaGaveUp) -> Int? {
    guard let elements = value.array else { return nil }
    var count = 0
    for (index, element) in elements.enumerated()
    where try self.outcome(of: schema, on: element, at: .index(index)).isValid {
      count += 1
      if program.tracksEvaluation { outcome.evaluatedElements.insert(index) }
    }
    return count
  }

  /// Notes what is wrong with how many elements fit `contains`.
  private func note(_ count: Int, _ least: Int, _ most: Int?, of node: SchemaNode, _ outcome: inout SchemaOutcome) {
    if count < least {
      let keyword = least == 1 ? "contains" : "minContains"
      note(keyword, of: node, "\(count) elements fit 'contains', at least \(least) must", &outcome)
    }
    guard let most, count > most else { return }
    note("maxContains", of: node, "\(count) elements fit 'contains', at most \(most) may", &outcome)
  }
}
