/// Names that the keys of every case are looked up among: a few are sooner compared than hashed.
package struct NameIndex: Sendable {
  private let names: [String]
  private let codes: [UInt64]

  package init(_ names: [String]) {
    self.names = names
    codes = names.map { name in
      var name = name
      return name.withUTF8(Self.code)
    }
  }

  /// The position of the name that a scalar says.
  package subscript(key: ConfigNode) -> Int? {
    let code = key.withScalarBytes(Self.code)
    for index in codes.indices where codes[index] == code && key.isText(names[index]) { return index }
    return nil
  }

  /// A name's length and its first seven bytes, which tell nearly all names apart.
  private static func code(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    name.prefix(7).reduce(UInt64(truncatingIfNeeded: name.count)) { $0 << 8 | UInt64($1) }
  }
}
