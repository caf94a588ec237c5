/// The spelling of JSON Pointers.
///
/// - SeeAlso: RFC 6901.
package enum JSONPointer {
  /// Returns one step of a pointer, slash included: a `~` and a `/` in the name are written `~0` and `~1`.
  package static func step(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return "/" + name }
    var step = "/"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": step += "~0"
      case "/": step += "~1"
      default: step.unicodeScalars.append(scalar)
      }
    }
    return step
  }

  /// Returns the names of a pointer's steps, `nil` for a text that is no pointer.
  ///
  /// It is none if it is not empty and does not start with `/`, or if a `~` is followed by neither `0` nor `1`.
  package static func names(of pointer: String) -> [String]? {
    guard !pointer.isEmpty else { return [] }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var names: [String] = []
    for step in pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let name = name(of: step) else { return nil }
      names.append(name)
    }
    return names
  }

  private static func name(of step: Substring.UTF8View) -> String? {
    var name: [UInt8] = []
    var rest = step[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        name.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): name.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): name.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: name, as: UTF8.self)
  }
}

extension JSONPointer {
  /// Returns where the value stands that a pointer's names lead to, in the bytes of a JSON text.
  ///
  /// - Parameters:
  ///   - names: the pointer's steps, see `names(of:)`.
  ///   - start: where the outermost value begins, perhaps behind other text.
  /// - Returns: the value's range without white space; `nil` when there is none, or the text is wrong before it.
  package static func range(
    of names: [String], in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Range<Int>? {
    var scanner = JSONScanner(bytes)
    scanner.position = max(scanner.position, start)
    for name in names where (try? scanner.enterChild(name)) != true { return nil }
    guard (try? scanner.kind()) != nil else { return nil }
    let first = scanner.position
    return (try? scanner.skipValue()).map { first..<scanner.position }
  }
}

extension JSONScanner {
  /// Goes to the member or element of a name; says whether there is one.
  fileprivate mutating func enterChild(_ name: String) throws(JSONError) -> Bool {
    switch try kind() {
    case .object:
      try enterObject()
      while let key = try nextKey() {
        if key.text == name { return true }
        try skipValue()
      }
    case .array:
      guard let index = Int(name), String(index) == name else { return false }
      try enterArray()
      for place in 0... {
        guard try nextElement() else { return false }
        if place == index { return true }
        try skipValue()
      }
    default: return false
    }
    return false
  }
}

extension JSONValue {
  /// Returns the value that a JSON Pointer names, `nil` when there is none.
  ///
  /// The empty pointer names the whole value; `~1` stands for `/` and `~0` for `~` in a name. A text that is no pointer
  /// names nothing.
  ///
  /// - SeeAlso: RFC 6901.
  package func value(at pointer: String) -> JSONValue? {
    guard let names = JSONPointer.names(of: pointer) else { return nil }
    var value = self
    for name in names {
      guard let next = value.child(name) else { return nil }
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
}
