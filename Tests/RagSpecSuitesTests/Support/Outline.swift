import RagSpecCore

extension ConfigNode {
  /// The tree on one line: `{key: [plain, "quoted"]}`.
  var outline: String {
    switch kind {
    case .scalar: isPlain ? text : "\"\(text)\""
    case .sequence: "[\(elements.map(\.outline).joined(separator: ", "))]"
    case .mapping: "{\(entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}"
    }
  }

  /// The node and all nodes in it, aliases followed.
  var all: [ConfigNode] {
    [self] + elements.flatMap(\.all) + entries.flatMap { $0.key.all + $0.value.all }
  }
}
