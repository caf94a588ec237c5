// Replies that no decent server gives.

extension LoopbackServer.Reply {
  /// These bytes and nothing else, and then what the ending says.
  static func raw(_ bytes: [UInt8], _ ending: Ending = .closes) -> Self {
    var reply = Self()
    reply.manner.raw = bytes
    reply.manner.ending = ending
    return reply
  }

  static func raw(_ text: String, _ ending: Ending = .closes) -> Self { raw(Array(text.utf8), ending) }

  /// The reply, up to so many bytes of its body, and then the end.
  func broken(after count: Int, _ ending: Ending) -> Self {
    .raw(Array(head.utf8) + body.prefix(count), ending)
  }

  /// The reply up to so many bytes of its body, and then nothing more, over an open connection.
  public func stalling(after count: Int) -> Self { broken(after: count, .holds) }

  /// The same answer in chunks of so many bytes; `end` stands in place of the last, empty chunk.
  func chunked(_ size: Int, end: String = "0\r\n\r\n", _ ending: Ending = .goesOn) -> Self {
    var bytes = Array("HTTP/1.1 \(status) Status\r\nTransfer-Encoding: chunked\r\n".utf8)
    for (name, value) in headers { bytes += "\(name): \(value)\r\n".utf8 }
    bytes += "\r\n".utf8
    for start in stride(from: 0, to: body.count, by: size) {
      let piece = body[start..<min(start + size, body.count)]
      bytes += "\(String(piece.count, radix: 16))\r\n".utf8 + piece + "\r\n".utf8
    }
    return .raw(bytes + Array(end.utf8), ending)
  }

  /// The same answer with other header lines about its length, which are taken as they are.
  func withLengthLines(_ lines: String, _ ending: Ending = .closes) -> Self {
    .raw(Array("HTTP/1.1 \(status) Status\r\n\(lines)\r\n".utf8) + body, ending)
  }

  /// The same answer with a body that says it is packed with gzip, cut off after so many bytes.
  func gzipped(cutTo count: Int = .max) -> Self {
    var reply = self
    reply.headers.append(("Content-Encoding", "gzip"))
    reply.body = Array(GzipText.packed(body).prefix(count))
    return reply
  }
}

/// Texts packed with gzip in the simplest way there is: stored, and runs of one byte.
///
/// Source: RFC 1951 and RFC 1952.
enum GzipText {
  /// The bytes in stored blocks.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packed = header
    for start in stride(from: 0, to: max(bytes.count, 1), by: 65_535) {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let length = UInt16(block.count)
      packed.append(start + 65_535 >= bytes.count ? 1 : 0)
      packed += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)] + block
    }
    return packed + littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// More than so many spaces, in about a thousandth of the room; its checksum is wrong, which nobody should live to see.
  static func bomb(of count: Int) -> [UInt8] {
    var bits = BitWriter()
    // The last block, with the codes that everybody knows; then a space.
    bits.write(0b011, 3)
    bits.writeCode(0x30 + 0x20, 8)
    for _ in 0...count / 258 {
      // As before, 258 times, from one byte back.
      bits.writeCode(0b1100_0101, 8)
      bits.writeCode(0, 5)
    }
    bits.writeCode(0, 7)
    return header + bits.finished + [UInt8](repeating: 0, count: 8)
  }

  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var count = 0

    var finished: [UInt8] { bytes }

    /// Numbers go with their lowest bit first.
    mutating func write(_ value: Int, _ width: Int) {
      for place in 0..<width {
        if count.isMultiple(of: 8) { bytes.append(0) }
        bytes[bytes.count - 1] |= UInt8(value >> place & 1) << (count % 8)
        count += 1
      }
    }

    /// Codes go with their highest bit first.
    mutating func writeCode(_ code: Int, _ width: Int) {
      for place in (0..<width).reversed() { write(code >> place & 1, 1) }
    }
  }
}
