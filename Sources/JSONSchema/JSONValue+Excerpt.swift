import JSONText

extension JSONValue {
  /// The value in a message: scalars as they are, long texts cut, containers told by their size unless they are tiny.
  ///
  /// - Complexity: O(1): many messages are made for branches that need not fit, and then thrown away.
  var excerpt: String {
    switch self {
    case .null, .boolean, .number: text()
    case .string(let text): Self.excerpt(of: text)
    case .array(let elements):
      elements.isEmpty ? "[]" : "a list of \(elements.count) element\(elements.count == 1 ? "" : "s")"
    case .object(let object):
      object.members.isEmpty ? "{}" : "an object with '\(object.members[0].key.prefix(40))'"
    }
  }

  private static func excerpt(of text: String) -> String {
    let start = text.unicodeScalars.prefix(60)
    let shown = JSONValue.string(String(start)).text()
    return start.endIndex == text.endIndex ? shown : shown + "…"
  }
}
