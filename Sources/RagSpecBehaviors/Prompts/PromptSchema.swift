/// The names that a template may use, each with the shape of its value and a slot.
///
/// A template is compiled against a schema: names become slots, and what a schema does not have is an error before
/// anything is rendered.
package struct PromptSchema: Hashable, Sendable {
  /// What a name stands for.
  package indirect enum Shape: Hashable, Sendable {
    case text
    /// A value with named parts, reached as `{{name.part}}` or inside `{{#name}}`.
    case record(PromptSchema)
    /// Values over which `{{#name}}` repeats what it encloses.
    case list(of: Shape)
  }

  /// The names in the order of their slots.
  package let names: [String]
  let shapes: [Shape]

  /// Takes names, each once, and their shapes; the first has slot 0.
  package init(_ fields: KeyValuePairs<String, Shape>) {
    names = fields.map(\.key)
    shapes = fields.map(\.value)
  }

  /// Returns the slot of a name, `nil` if the schema does not have it.
  package func slot(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Returns values in the order of their slots; a name without a value is absent, a value without a slot is dropped.
  package func values(_ named: [String: PromptValue]) -> [PromptValue] { names.map { named[$0] ?? .absent } }
}

/// What a name stands for in one prompt.
///
/// A value whose shape is not the one that the schema gives its name renders as nothing.
package enum PromptValue: Hashable, Sendable {
  /// Renders as nothing, and is false in a section.
  case absent
  /// Rendered as it is, never escaped and never read as a template; false in a section when empty.
  case text(String)
  /// Values by the slots of the schema of the record; true in a section.
  case record([PromptValue])
  /// False in a section when empty.
  case list([PromptValue])
}
