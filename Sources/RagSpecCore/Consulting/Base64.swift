/// Bytes as text in the alphabet of RFC 4648, section 4, with padding.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// The value of each letter, 64 for bytes that are none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32($1 < group.count ? group[start + $1] : 0) }
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the bytes, `nil` for a text with other characters, of another length or with anything behind its padding.
  package static func bytes(of text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8(bytes)
  }

  private static func bytes(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    let missing = text.suffix(2).reversed().prefix { $0 == padding }.count
    let letters = UnsafeBufferPointer(rebasing: text.dropLast(missing))
    let whole = letters.count / 4
    var unknown: UInt8 = 0
    let bytes = values.withUnsafeBufferPointer { values in
      [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
        for group in 0..<whole {
          let bits = Self.bits(of: letters, from: group * 4, 4, values, &unknown)
          bytes[group * 3] = UInt8(truncatingIfNeeded: bits >> 16)
          bytes[group * 3 + 1] = UInt8(truncatingIfNeeded: bits >> 8)
          bytes[group * 3 + 2] = UInt8(truncatingIfNeeded: bits)
        }
        count = whole * 3
        let rest = letters.count - whole * 4
        guard rest > 0 else { return }
        let bits = Self.bits(of: letters, from: whole * 4, rest, values, &unknown) << (6 * UInt32(4 - rest))
        for place in 0..<rest - 1 {
          bytes[count] = UInt8(truncatingIfNeeded: bits >> (16 - 8 * UInt32(place)))
          count += 1
        }
      }
    }
    return unknown == 0 ? bytes : nil
  }

  /// The bits of some letters, and a sign in `unknown` if one of them is none.
  @inline(__always)
  private static func bits(
    of text: UnsafeBufferPointer<UInt8>, from start: Int, _ count: Int, _ values: UnsafeBufferPointer<UInt8>,
    _ unknown: inout UInt8
  ) -> UInt32 {
    var bits: UInt32 = 0
    for place in start..<start + count {
      let value = values[Int(text[place])]
      unknown |= value & 64
      bits = bits << 6 | UInt32(value & 63)
    }
    return bits
  }
}
