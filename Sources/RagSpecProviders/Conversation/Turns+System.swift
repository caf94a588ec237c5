import RagSpecCore

extension [Turn] {
  /// What stands before a conversation, for protocols that have a place of its own for it; `nil` without any.
  var systemText: String? {
    let texts = filter(\.isSystem).map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  /// The conversation itself.
  var withoutSystem: [Turn] { filter { !$0.isSystem } }
}

extension Turn {
  fileprivate var isSystem: Bool { role == .system || role == .developer }
}
