import JSONText

/// The line that `EverydayYAML` is at.
struct EverydayLine {
  /// Counted from 1; 0 before the first line.
  private(set) var number = 0
  private(set) var start = 0
  /// Where the line feed is, or the carriage return before it.
  private(set) var end = 0
  private var next = 0
  private var isASCII = true
  /// A byte whose column is known, and that column: whoever asks goes from left to right.
  private var known = (position: 0, column: 1)

  /// Whether a line feed ends the line.
  func isTerminated(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { end < bytes.count }

  /// Goes on to the next line; returns whether there is one.
  mutating func advance(in bytes: UnsafeBufferPointer<UInt8>) throws(EverydayYAML.Unusual) -> Bool {
    guard next < bytes.count else { return false }
    number += 1
    start = next
    known = (start, 1)
    end = WordScan.first(UInt8(ascii: "\n"), in: bytes, from: start)
    next = end + 1
    if end < bytes.count, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    isASCII = WordScan.isPrintableASCII(text)
    guard isASCII || Self.isOrdinary(text) else { throw EverydayYAML.Unusual() }
    return true
  }

  func firstNonSpace(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    return position
  }

  /// The column of a byte, counted in characters from 1.
  mutating func column(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !isASCII else { return position - start + 1 }
    if position < known.position { known = (start, 1) }
    known = (position, known.column + bytes[known.position..<position].count { $0 & 0xC0 != 0x80 })
    return known.column
  }

  /// Whether no control character is in the text, no line end of Unicode's and nothing that YAML cannot hold.
  private static func isOrdinary(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000..<0xFEFF, 0xFF00...0xFFFD, 0x10000...: continue
      default: return false
      }
    }
    return true
  }
}
