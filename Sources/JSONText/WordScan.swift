/// Searches that look at sixteen bytes at a time while there is nothing to find, and then at eight.
///
/// Each test of a word leaves the high bit of a byte set where the byte is wanted. Borrows between bytes may set bits
/// above a true one but never below, so the lowest set bit is exact; that is why words are read as little-endian.
package enum WordScan {
  /// The first byte from `start` that is not plain string content: `"`, `\`, a control character or non-ASCII.
  @inline(__always)
  static func endOfPlainASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    // Bytes from 0x80 on are negative, and so below the control characters' end as well.
    var position = skipBlocks(in: bytes, from: start) { block in
      (SIMD16<Int8>(truncatingIfNeeded: block) .< SIMD16(repeating: 0x20)) .| holds(UInt8(ascii: "\""), block)
        .| holds(UInt8(ascii: "\\"), block)
    }
    while position &+ 8 <= bytes.count {
      let word = word(in: bytes, at: position)
      let marks = quotes(in: word) | backslashes(in: word) | controls(in: word) | (word & highBits)
      if marks != 0 { return position &+ marks.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < bytes.count, !stopsPlainASCII(bytes[position]) { position &+= 1 }
    return position
  }

  /// The first byte from `start` that a JSON string cannot hold as it is: `"`, `\` or a control character.
  @inline(__always)
  static func firstToEscape(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = skipBlocks(in: bytes, from: start) { block in
      (block .< SIMD16(repeating: 0x20)) .| holds(UInt8(ascii: "\""), block) .| holds(UInt8(ascii: "\\"), block)
    }
    while position &+ 8 <= bytes.count {
      let word = word(in: bytes, at: position)
      let marks = quotes(in: word) | backslashes(in: word) | controls(in: word)
      if marks != 0 { return position &+ marks.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < bytes.count, !mustBeEscaped(bytes[position]) { position &+= 1 }
    return position
  }

  /// The first occurrence of `byte` from `start`, or the end.
  @inline(__always)
  package static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = skipBlocks(in: bytes, from: start) { holds(byte, $0) }
    let pattern = UInt64(byte) &* lowBits
    while position &+ 8 <= bytes.count {
      let marks = zeros(in: word(in: bytes, at: position) ^ pattern)
      if marks != 0 { return position &+ marks.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < bytes.count, bytes[position] != byte { position &+= 1 }
    return position
  }

  /// Whether nothing but ASCII is in the text, and no control character.
  @inline(__always)
  package static func isPrintableASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = skipBlocks(in: text, from: 0) { block in
      (SIMD16<Int8>(truncatingIfNeeded: block) .< SIMD16(repeating: 0x20)) .| holds(0x7F, block)
    }
    return text[end...].allSatisfy { $0 &- 0x20 < 0x5F }
  }

  @inline(__always)
  static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  @inline(__always)
  private static func stopsPlainASCII(_ byte: UInt8) -> Bool { byte >= 0x80 || mustBeEscaped(byte) }

  /// Passes over blocks without a marked byte; returns where the first other block starts, or a shorter rest.
  @inline(__always)
  private static func skipBlocks(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    var position = start
    let text = UnsafeRawBufferPointer(bytes)
    while position &+ 16 <= bytes.count {
      let block = text.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let halves = unsafeBitCast(marks(block), to: SIMD2<UInt64>.self)
      if halves.x | halves.y != 0 { break }
      position &+= 16
    }
    return position
  }

  /// Marks a byte wherever it stands. The compiler makes one instruction of `<`, and a loop of `==`.
  @inline(__always)
  private static func holds(_ byte: UInt8, _ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (block ^ SIMD16(repeating: byte)) .< SIMD16(repeating: 1)
  }

  private static let lowBits: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private static func word(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  @inline(__always)
  private static func zeros(in word: UInt64) -> UInt64 { (word &- lowBits) & ~word & highBits }

  @inline(__always)
  private static func quotes(in word: UInt64) -> UInt64 { zeros(in: word ^ 0x2222_2222_2222_2222) }

  @inline(__always)
  private static func backslashes(in word: UInt64) -> UInt64 { zeros(in: word ^ 0x5C5C_5C5C_5C5C_5C5C) }

  @inline(__always)
  private static func controls(in word: UInt64) -> UInt64 {
    (word &- 0x2020_2020_2020_2020) & ~word & highBits
  }
}
