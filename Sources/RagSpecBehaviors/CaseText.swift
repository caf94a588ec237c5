import RagSpecCore

/// Reads the texts of a case.
enum CaseText {
  /// A text, or a list of them.
  static func texts(_ node: ConfigNode) -> [String] {
    node.kind == .sequence ? node.elements.map(\.text) : [node.text]
  }
}
