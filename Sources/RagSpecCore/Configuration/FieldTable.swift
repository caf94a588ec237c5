/// Fields that many mappings are checked against: every case has the same keys.
package struct FieldTable: Sendable {
  private let fields: [Field]
  private let index: NameIndex
  private let requiredCount: Int

  package init(_ fields: [Field]) {
    self.fields = fields
    index = NameIndex(fields.map(\.name))
    requiredCount = fields.count { $0.isRequired }
  }

  /// The field that a key names.
  package subscript(key: ConfigNode) -> Field? { index[key].map { fields[$0] } }

  /// Returns the unknown, missing and ill-typed keys of a mapping.
  package func problems(in node: ConfigNode) -> [Diagnostic] {
    if ValueType.accepts(node, requiredCount: requiredCount, field: { self[$0] }) { return [] }
    return ValueType.problems(in: node, fields: fields)
  }
}
