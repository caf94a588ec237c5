import GzipFormat
import Testing

@Suite struct GzipTests {
  /// `printf 'q1 0 d1 1\n' | gzip -n`
  private static let line: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0x34, 0x54, 0x30, 0x50, 0x48, 0x31, 0x54, 0x30,
    0xE4, 0x02, 0x00, 0x76, 0x76, 0x12, 0xAF, 0x0A, 0x00, 0x00, 0x00,
  ]
  private static let text = "q1 0 d1 1\n"

  @Test func `unpacks what gzip packed`() throws {
    #expect(Gzip.isPacked(Self.line))
    #expect(try String(decoding: Gzip.unpacked(Self.line), as: UTF8.self) == Self.text)
  }

  @Test func `unpacks all members of a file`() throws {
    let unpacked = try Gzip.unpacked(Self.line + Self.line)
    #expect(String(decoding: unpacked, as: UTF8.self) == Self.text + Self.text)
  }

  @Test func `unpacks more than a chunk at a time`() throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    #expect(try Gzip.unpacked(Self.stored(bytes)) == bytes)
  }

  @Test func `a file that is cut anywhere is refused`() {
    for count in 2..<Self.line.count {
      #expect(throws: GzipError.truncated, "\(count) bytes") { try Gzip.unpacked(Array(Self.line.prefix(count))) }
    }
  }

  @Test func `a wrong checksum is noticed`() {
    var damaged = Self.line
    damaged[damaged.count - 8] ^= 1
    #expect(throws: GzipError.damaged) { try Gzip.unpacked(damaged) }
    #expect(throws: GzipError.damaged) { try Gzip.unpacked(Self.line + [1, 2, 3]) }
  }

  @Test func `other bytes are not packed`() {
    #expect(!Gzip.isPacked([]))
    #expect(!Gzip.isPacked(Array(Self.text.utf8)))
  }
}

extension GzipTests {
  /// A gzip file whose blocks are stored as they are.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let count = UInt16(block.count)
      file.append(start + block.count == bytes.count ? 1 : 0)
      file += littleEndian(count) + littleEndian(~count) + block
    }
    return file + littleEndian(checksum(of: bytes)) + littleEndian(UInt32(bytes.count))
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = .max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
    return ~remainder
  }
}
