package import RagSpecCore

/// The environment's variables, and how a configuration refers to them.
package struct Environment: Sendable {
  private let value: @Sendable (String) -> String?

  package init(_ value: @escaping @Sendable (String) -> String?) { self.value = value }

  package subscript(name: String) -> String? { value(name) }

  /// Returns a scalar's text with `${NAME}` and `${NAME:-default}` replaced; `$$` stands for `$`.
  ///
  /// A variable that is set but empty counts as unset where there is a default, as in a shell. A default is plain text.
  package func expandedText(of node: ConfigNode) throws(InvalidInput) -> String {
    let text = node.text
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var expanded = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      expanded.append(contentsOf: rest[..<dollar])
      rest = rest[rest.index(after: dollar)...]
      if rest.hasPrefix("$") {
        expanded += "$"
        rest = rest.dropFirst()
      } else if rest.hasPrefix("{") {
        expanded += try reference(&rest, at: node)
      } else {
        expanded += "$"
      }
    }
    expanded.append(contentsOf: rest)
    return expanded
  }

  private func reference(_ rest: inout Substring, at node: ConfigNode) throws(InvalidInput) -> String {
    guard let end = rest.firstIndex(of: "}") else { throw .environmentSyntax("'${' without '}'", at: node) }
    let inside = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    let name = String(inside.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let fallback = inside.dropFirst(name.count)
    guard !name.isEmpty, fallback.isEmpty || fallback.hasPrefix(":-") else {
      throw .environmentSyntax("'${' without the name of a variable", at: node)
    }
    guard !fallback.contains("${") else { throw .environmentSyntax("'${' inside of a default", at: node) }
    if let value = value(name), !value.isEmpty || fallback.isEmpty { return value }
    guard fallback.isEmpty else { return String(fallback.dropFirst(2)) }
    throw InvalidInput(
      "unset-variable", "the environment variable '\(name)' is not set", at: node.location,
      hint: "set it, or give a default: ${\(name):-default}")
  }
}

extension InvalidInput {
  fileprivate static func environmentSyntax(_ message: String, at node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "environment-syntax", message, at: node.location,
      hint: "write ${NAME} or ${NAME:-default}, and '$$' for a dollar sign of its own")
  }
}
