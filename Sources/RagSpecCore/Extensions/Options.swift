/// What a user wrote for one named part, already checked against its descriptor.
package struct Options: Sendable {
  /// The key that named the part.
  package let name: ConfigNode
  /// What stands behind that key.
  package let value: ConfigNode
  /// The mapping whose first key names the part; its other keys are the options. `nil` when it has no others, as most.
  private let mapping: ConfigNode?
  /// What paths lead to; `nil` where there are no files.
  package let files: (any ProjectFiles)?

  /// Reads a mapping; `nil` when the node is none, or empty.
  package init?(_ node: ConfigNode, files: (any ProjectFiles)? = nil) {
    guard let first = node.firstEntry else { return nil }
    self.files = files
    name = first.key
    value = first.value
    mapping = node.entryCount > 1 ? node : nil
  }

  /// Whether a condition holds for every option, in their order; makes no array of them.
  package func allSatisfy(_ condition: (ConfigNode.Entry) -> Bool) -> Bool {
    guard let mapping else { return true }
    var isFirst = true
    return mapping.allEntries { entry in
      defer { isFirst = false }
      return isFirst || condition(entry)
    }
  }

  /// The node of an option, `nil` when the user did not set it.
  package subscript(option: StaticString) -> ConfigNode? {
    mapping?.value(behindFirst: option)
  }

  package func text(_ option: StaticString) -> String? { self[option]?.text }
  package func number(_ option: StaticString) -> Double? { self[option]?.number }
  package func integer(_ option: StaticString) -> Int? { self[option]?.integer }
  package func flag(_ option: StaticString) -> Bool { self[option]?.boolean ?? false }
}
