/// A string as it stands in JSON text, between its quotes: valid UTF-8, its escapes checked but not yet resolved.
package struct JSONStringSlice {
  /// The text between the quotes, borrowed from the scanner's buffer.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Whether a backslash occurs in `bytes`; without one they are the string itself.
  package let hasEscapes: Bool
}

extension JSONStringSlice {
  /// The string that the slice stands for; half of a surrogate pair becomes U+FFFD.
  package var text: String {
    guard hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: bytes.count) { resolve(into: $0) }
  }

  /// Appends the UTF-8 of the string that the slice stands for.
  package func append(to output: inout [UInt8]) {
    guard hasEscapes else { return output.append(contentsOf: bytes) }
    let start = output.count
    output.append(contentsOf: bytes)
    let length = output.withUnsafeMutableBufferPointer {
      resolve(into: UnsafeMutableBufferPointer(rebasing: $0[start...]))
    }
    output.removeLast(bytes.count - length)
  }

  /// Whether the string is exactly `text`, compared byte by byte after resolving escapes.
  package static func == (slice: JSONStringSlice, text: StaticString) -> Bool {
    guard !slice.hasEscapes else { return slice.text.utf8.elementsEqual(text.utf8Buffer) }
    guard slice.bytes.count == text.utf8CodeUnitCount else { return false }
    for index in slice.bytes.indices where slice.bytes[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Lets a `switch` over a key name its cases.
  package static func ~= (text: StaticString, slice: JSONStringSlice) -> Bool { slice == text }
}

extension StaticString {
  fileprivate var utf8Buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

// MARK: Escapes

extension JSONStringSlice {
  /// Writes the string and returns its length; no escape stands for more bytes than it is long.
  private func resolve(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var (position, written) = (0, 0)
    while position < bytes.count {
      let escape = WordScan.first(UInt8(ascii: "\\"), in: bytes, from: position)
      let plain = UnsafeBufferPointer(rebasing: bytes[position..<escape])
      _ = UnsafeMutableBufferPointer(rebasing: output[written...]).update(fromContentsOf: plain)
      (position, written) = (escape, written &+ plain.count)
      guard position < bytes.count else { break }
      let letter = bytes[position &+ 1]
      if letter == UInt8(ascii: "u") {
        written &+= Self.write(nextScalar(&position), to: output, at: written)
      } else {
        output[written] = Self.byte(ofEscape: letter)
        (position, written) = (position &+ 2, written &+ 1)
      }
    }
    return written
  }

  private static func write(
    _ scalar: Unicode.Scalar, to output: UnsafeMutableBufferPointer<UInt8>, at position: Int
  ) -> Int {
    var length = 0
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      output[position &+ length] = unit
      length &+= 1
    }
    return length
  }

  /// Reads the `\u` escape at `position`, both halves of a surrogate pair included, and moves behind it.
  private func nextScalar(_ position: inout Int) -> Unicode.Scalar {
    let unit = Self.codeUnit(in: bytes, at: position &+ 2) ?? 0xFFFD
    position &+= 6
    guard UTF16.isLeadSurrogate(unit), let trail = trailSurrogate(at: position) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    position &+= 6
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private func trailSurrogate(at position: Int) -> UInt16? {
    guard position &+ 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position &+ 1] == UInt8(ascii: "u"), let unit = Self.codeUnit(in: bytes, at: position &+ 2)
    else { return nil }
    return UTF16.isTrailSurrogate(unit) ? unit : nil
  }

  private static func byte(ofEscape letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: letter
    }
  }

  /// The four hexadecimal digits at `position`, which must lie inside; `nil` if one of them is none.
  static func codeUnit(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt16? {
    var unit: UInt16 = 0
    for index in position..<position &+ 4 {
      switch bytes[index] {
      case let digit where digit &- UInt8(ascii: "0") < 10: unit = unit << 4 | UInt16(digit &- UInt8(ascii: "0"))
      case let digit where (digit | 0x20) &- UInt8(ascii: "a") < 6:
        unit = unit << 4 | UInt16((digit | 0x20) &- UInt8(ascii: "a") &+ 10)
      default: return nil
      }
    }
    return unit
  }
}
