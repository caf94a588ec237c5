/// A name as a number: its length and its first seven bytes, which tell nearly all names apart without comparing them.
package struct NameCode: Hashable, Sendable {
  private let value: UInt64

  package init(_ name: UnsafeBufferPointer<UInt8>) {
    var value = UInt64(truncatingIfNeeded: name.count)
    for byte in name.prefix(7) { value = value << 8 | UInt64(byte) }
    self.value = value
  }

  package init(_ name: String) {
    var name = name
    self = name.withUTF8 { NameCode($0) }
  }
}

extension ConfigNode {
  /// The code of a scalar's text.
  package var nameCode: NameCode { withScalarBytes { NameCode($0) } }
}
