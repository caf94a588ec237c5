/// What separates tokens: the 29 code points that Python's `str.split` takes for white space.
///
/// These are Unicode's `White_Space` and the information separators U+001C to U+001F. The zero-width space is none.
enum WhiteSpace {
  /// Whether a Unicode scalar is white space.
  @inline(__always)
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x1C...0x1F, 0x85, 0xA0: true
    case ..<0x1680: false
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Returns how many bytes the white space takes that stands at the index of a UTF-8 text, 0 if none does.
  @inline(__always)
  static func byteCount(at index: Int, of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    switch utf8[index] {
    case 0x20, 0x09...0x0D, 0x1C...0x1F: 1
    case 0x00...0x7F: 0
    default: nonASCIIByteCount(at: index, of: utf8)
    }
  }

  private static func nonASCIIByteCount(at index: Int, of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let rest = utf8[index...].prefix(3)
    if let second = rest.dropFirst().first, rest.first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    let bytes = rest.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    switch bytes {
    case 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080: return 3
    default: return 0
    }
  }
}
