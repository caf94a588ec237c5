extension String {
  /// The text with each run of white space as one space, and none at its ends.
  var collapsingWhitespace: String {
    guard !isCollapsedASCII else { return self }
    var collapsed = ""
    var pending = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        pending = !collapsed.isEmpty
      } else {
        if pending { collapsed.unicodeScalars.append(" ") }
        pending = false
        collapsed.unicodeScalars.append(scalar)
      }
    }
    return collapsed
  }

  /// Whether there is nothing to collapse, as in nearly every cell.
  private var isCollapsedASCII: Bool {
    var previous = UInt8(ascii: " ")
    for byte in utf8 {
      if byte < 0x20 || byte >= 0x80 || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return previous != 0x20 || utf8.isEmpty
  }
}

/// A name that others are compared with, case and white space not counting.
struct FoldedName {
  private let folded: String

  init(_ name: String) { folded = Self.fold(name) }

  /// Whether another spelling means the same name; ASCII is compared without making anything.
  func matches(_ name: String) -> Bool {
    var wanted = folded.utf8.makeIterator()
    var pending = false
    var isAtStart = true
    for byte in name.utf8 {
      if byte >= 0x80 { return Self.fold(name) == folded }
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        pending = !isAtStart
        continue
      }
      if pending, wanted.next() != 0x20 { return false }
      (pending, isAtStart) = (false, false)
      if wanted.next() != Self.lowercased(byte) { return false }
    }
    return wanted.next() == nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

  static func fold(_ name: String) -> String { name.collapsingWhitespace.lowercased() }
}
