extension JSONValue {
  /// Returns the value that a JSON Pointer names, `nil` when there is none.
  ///
  /// The empty pointer names the whole value; `~1` stands for `/` and `~0` for `~` in a name.
  ///
  /// - SeeAlso: RFC 6901.
  package func value(at pointer: String) -> JSONValue? {
    guard !pointer.isEmpty else { return self }
    guard pointer.hasPrefix("/") else { return nil }
    var value = self
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let next = value.child(Self.unescaped(token)) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ token: String) -> JSONValue? {
    guard case .array = self else { return self[token] }
    // An index has no sign and no leading zero.
    guard let index = Int(token), String(index) == token else { return nil }
    return self[index]
  }

  private static func unescaped(_ token: Substring) -> String {
    guard token.contains("~") else { return String(token) }
    var name = ""
    var rest = token
    while let tilde = rest.firstIndex(of: "~") {
      name += rest[..<tilde]
      rest = rest[rest.index(after: tilde)...]
      guard let code = rest.popFirst() else { return name + "~" }
      name += code == "1" ? "/" : code == "0" ? "~" : "~\(code)"
    }
    return name + rest
  }
}
