/// Looks for bytes that are no UTF-8: what else they may be, names that are read from them are not those of other files.
enum InvalidUTF8 {
  /// Returns the number of the first line, from 1, with such bytes.
  ///
  /// - Complexity: O(*n*); lines of ASCII, which nearly all are, are passed over eight bytes at a time.
  static func firstLine(in bytes: UnsafeRawBufferPointer) -> Int? {
    var position = firstHighByte(in: bytes, from: 0)
    while position < bytes.count {
      let start = bytes[..<position].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard String(validating: bytes[start..<end], as: UTF8.self) != nil else {
        return 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
      }
      position = firstHighByte(in: bytes, from: end)
    }
    return nil
  }

  private static func firstHighByte(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      guard bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 else { break }
      position += 8
    }
    return bytes[position...].firstIndex { $0 >= 0x80 } ?? bytes.count
  }
}
