extension ValueType {
  /// Returns every way in which a node is not of this type; none when it is.
  package func problems(in node: ConfigNode) -> [Diagnostic] {
    // Nearly every node is of its type: to say so makes nothing, to complain makes a lot.
    if accepts(node) { return [] }
    return switch self {
    case .choice(let names): [wrongChoice(node, of: names)]
    case .list(let element) where node.kind == .sequence: node.elements.flatMap(element.problems)
    case .mapping(let fields) where node.kind == .mapping: Self.problems(in: node, fields: fields)
    case .dictionary(let value) where node.kind == .mapping: node.entries.flatMap { value.problems(in: $0.value) }
    case .either(let types): problems(in: node, eitherOf: types)
    default: [wrongType(node)]
    }
  }

  /// Returns the unknown, missing and ill-typed keys of a mapping.
  package static func problems(in node: ConfigNode, fields: [Field]) -> [Diagnostic] {
    if accepts(node, fields: fields) { return [] }
    var problems: [Diagnostic] = []
    for entry in node.entries {
      if let field = fields.first(where: { entry.key.isText($0.name) }) {
        problems += field.type.problems(in: entry.value, named: entry.key)
      } else {
        problems.append(.unknownKey(entry.key, known: fields.map(\.name)))
      }
    }
    for field in fields where field.isRequired && !node.hasKey(field.name) {
      problems.append(
        Diagnostic("missing-key", "the key '\(field.name)' is missing", at: node.location, hint: field.summary))
    }
    return problems
  }

  /// Names the key in a complaint about a value that is not there at all.
  package func problems(in value: ConfigNode, named key: ConfigNode) -> [Diagnostic] {
    guard value.isPlain, value.text.isEmpty, !problems(in: value).isEmpty else { return problems(in: value) }
    return [Diagnostic("missing-value", "'\(key.text)' has no value: expected \(self)", at: key.location)]
  }

  /// Complains about the alternative that the node comes nearest to: of those of its own kind the one with least to say.
  private func problems(in node: ConfigNode, eitherOf types: [ValueType]) -> [Diagnostic] {
    let complaints = types.map { $0.problems(in: node) }
    let sameKind = zip(types, complaints).filter { $0.0.isCollection(of: node.kind) }
    return sameKind.map(\.1).min { $0.count < $1.count } ?? [wrongType(node)]
  }

  private func isCollection(of kind: ConfigNode.Kind) -> Bool {
    switch (self, kind) {
    case (.list, .sequence), (.mapping, .mapping), (.dictionary, .mapping): true
    default: false
    }
  }

  private func wrongType(_ node: ConfigNode) -> Diagnostic {
    Diagnostic("wrong-type", "expected \(self), found \(node.summary)", at: node.location)
  }

  private func wrongChoice(_ node: ConfigNode, of names: [String]) -> Diagnostic {
    guard node.kind == .scalar else { return wrongType(node) }
    return Diagnostic(
      "unknown-value", "'\(node.text)' is not one of \(names.joined(separator: ", "))", at: node.location,
      hint: NearestName.hint(for: node.text, in: names))
  }
}

// MARK: - Yes or no

extension ValueType {
  /// Whether a node is of this type; what is wrong with one that is not takes `problems`.
  package func accepts(_ node: ConfigNode) -> Bool {
    switch self {
    case .anything, .expectation, .variant: true
    case .text: node.kind == .scalar && !(node.isPlain && node.isText(""))
    case .boolean: node.boolean != nil
    case .integer(let range): node.integer.map(range.contains) == true
    case .number(let range): node.number.map(range.contains) == true
    case .duration: node.duration != nil
    case .choice(let names): names.contains { node.isText($0) } && node.kind == .scalar
    case .list(let element): node.kind == .sequence && node.allElements { element.accepts($0) }
    case .mapping(let fields): node.kind == .mapping && Self.accepts(node, fields: fields)
    case .dictionary(let value): node.kind == .mapping && node.allEntries { value.accepts($0.value) }
    case .either(let types): types.contains { $0.accepts(node) }
    }
  }

  private static func accepts(_ node: ConfigNode, fields: [Field]) -> Bool {
    accepts(node, requiredCount: fields.count { $0.isRequired }) { key in fields.first { key.isText($0.name) } }
  }

  /// Whether a mapping has known keys only, values of their types behind them, and so many required ones.
  static func accepts(_ node: ConfigNode, requiredCount: Int, field: (ConfigNode) -> Field?) -> Bool {
    var missing = requiredCount
    let areKnown = node.allEntries { entry in
      guard let field = field(entry.key) else { return false }
      if field.isRequired { missing -= 1 }
      return field.type.accepts(entry.value)
    }
    return areKnown && missing == 0
  }
}

extension Diagnostic {
  /// An entry whose key nobody reads.
  package static func unknownKey(_ key: ConfigNode, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-key", "unknown key '\(key.text)'", at: key.location,
      hint: NearestName.hint(for: key.text, in: known) ?? "known keys: \(known.joined(separator: ", "))")
  }
}

extension ConfigNode {
  /// The node in a few words, for a message: "the text 'abc'", "a list".
  package var summary: String {
    switch kind {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar: break
    }
    if isNull { return "nothing" }
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    if boolean != nil || number != nil { return String(shown) }
    return "the text '\(shown)'"
  }
}
