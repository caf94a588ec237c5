/// The UTF-8 bytes of a text between two steps, with the place in the original that each came from.
///
/// Every step reads one buffer and writes another, so that offsets survive the whole pipeline. When nobody wants
/// offsets the two arrays that hold them stay empty.
struct TextBuffer {
  private(set) var bytes: [UInt8]
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  let keepsOffsets: Bool

  /// The bytes of a whole text, each scalar's bytes pointing to that scalar.
  init(_ text: String, keepsOffsets: Bool) {
    bytes = Array(text.utf8)
    self.keepsOffsets = keepsOffsets
    guard keepsOffsets else { return }
    var start: UInt32 = 0
    for scalar in text.unicodeScalars {
      let end = start + UInt32(UTF8.width(scalar))
      for _ in start..<end {
        starts.append(start)
        ends.append(end)
      }
      start = end
    }
  }

  /// An empty buffer for the output of a step that reads `input`.
  init(toFollow input: TextBuffer) {
    keepsOffsets = input.keepsOffsets
    bytes = []
    bytes.reserveCapacity(input.count)
    guard keepsOffsets else { return }
    starts.reserveCapacity(input.count)
    ends.reserveCapacity(input.count)
  }

  var count: Int { bytes.count }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  subscript(index: Int) -> UInt8 { bytes[index] }

  /// Appends bytes of `input` as they are.
  mutating func copy(_ range: Range<Int>, of input: TextBuffer) {
    if range.isEmpty { return }
    bytes.append(contentsOf: input.bytes[range])
    guard keepsOffsets else { return }
    starts.append(contentsOf: input.starts[range])
    ends.append(contentsOf: input.ends[range])
  }

  /// Appends one byte of `input` as it is.
  mutating func copy(_ index: Int, of input: TextBuffer) {
    bytes.append(input.bytes[index])
    guard keepsOffsets else { return }
    starts.append(input.starts[index])
    ends.append(input.ends[index])
  }

  /// Appends a byte that stands for a non-empty range of `input`.
  mutating func append(_ byte: UInt8, for range: Range<Int>, of input: TextBuffer) {
    bytes.append(byte)
    guard keepsOffsets else { return }
    starts.append(input.starts[range.lowerBound])
    ends.append(input.ends[range.upperBound - 1])
  }

  /// Makes ASCII capitals small from `index` on.
  mutating func lowercaseASCII(from index: Int) {
    for index in index..<bytes.count where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
  }

  /// Drops everything from `index` on.
  mutating func truncate(to index: Int) {
    bytes.removeSubrange(index...)
    guard keepsOffsets else { return }
    starts.removeSubrange(index...)
    ends.removeSubrange(index...)
  }

  /// Overwrites a byte with one that no UTF-8 text holds, to be dropped by ``removingErased()``.
  mutating func erase(_ index: Int) { bytes[index] = Self.erased }

  /// The mark of a byte that is to be dropped.
  static let erased: UInt8 = 0xFF

  /// Returns the buffer without its erased bytes.
  func removingErased() -> TextBuffer {
    var output = TextBuffer(toFollow: self)
    for index in 0..<count where bytes[index] != Self.erased { output.copy(index, of: self) }
    return output
  }
}
