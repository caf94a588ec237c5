/// What a user wrote for one named part, already checked against its descriptor.
package struct Options: Sendable {
  /// The key that named the part.
  package let name: ConfigNode
  /// What stands behind that key.
  package let value: ConfigNode
  /// The entries beside the key that named the part.
  package let siblings: ArraySlice<ConfigNode.Entry>

  package init(name: ConfigNode, value: ConfigNode, siblings: ArraySlice<ConfigNode.Entry> = []) {
    self.name = name
    self.value = value
    self.siblings = siblings
  }

  /// The node of an option, `nil` when the user did not set it.
  package subscript(option: StaticString) -> ConfigNode? {
    siblings.first { $0.key.isText(option) }?.value
  }

  package func text(_ option: StaticString) -> String? { self[option]?.text }
  package func number(_ option: StaticString) -> Double? { self[option]?.number }
  package func integer(_ option: StaticString) -> Int? { self[option]?.integer }
  package func flag(_ option: StaticString) -> Bool { self[option]?.boolean ?? false }
}
