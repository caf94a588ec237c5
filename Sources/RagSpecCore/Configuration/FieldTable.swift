/// Fields that many mappings are checked against: every case has the same keys.
package struct FieldTable: Sendable {
  package let fields: [Field]
  private let codes: [NameCode]
  private let requiredCount: Int

  package init(_ fields: [Field]) {
    self.fields = fields
    codes = fields.map { NameCode($0.name) }
    requiredCount = fields.count { $0.isRequired }
  }

  /// The field that a key names.
  package subscript(key: ConfigNode) -> Field? {
    let code = key.nameCode
    for index in codes.indices where codes[index] == code && key.isText(fields[index].name) { return fields[index] }
    return nil
  }

  /// Returns the unknown, missing and ill-typed keys of a mapping.
  package func problems(in node: ConfigNode) -> [Diagnostic] {
    accepts(node) ? [] : ValueType.problems(in: node, fields: fields)
  }

  private func accepts(_ node: ConfigNode) -> Bool {
    var missing = requiredCount
    let areKnown = node.allEntries { entry in
      guard let field = self[entry.key] else { return false }
      if field.isRequired { missing -= 1 }
      return field.type.accepts(entry.value)
    }
    return areKnown && missing == 0
  }
}
