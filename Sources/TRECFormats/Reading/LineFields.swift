/// The words of the lines of a file, line after line.
///
/// Words are separated by blanks and tabs, and a carriage return before the line's end is a blank. Empty lines and those
/// that begin with `#` are passed over.
struct LineFields {
  private let bytes: UnsafeRawBufferPointer
  private var position: Int
  /// Where words begin and end: twice as many numbers as words.
  private var bounds = [Int](repeating: 0, count: 2 * LineFields.most)
  /// The number of the line, from 1.
  private(set) var line = 0
  /// How many words the line has, counted to `most`.
  private(set) var count = 0

  /// More words than this are not told apart.
  private static var most: Int { 7 }

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Goes on to the next line with words; false at the end of the file.
  mutating func next() -> Bool {
    while position < bytes.count {
      line += 1
      readLine()
      if count > 0, bytes[bounds[0]] != UInt8(ascii: "#") { return true }
    }
    return false
  }

  subscript(field: Int) -> Range<Int> { bounds[2 * field]..<bounds[2 * field + 1] }

  private mutating func readLine() {
    // Local copies: writing to the struct for each byte takes twice as long.
    var (position, count) = (position, 0)
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      guard !isSpace(bytes[position]) else {
        position += 1
        continue
      }
      let start = position
      repeat { position += 1 } while position < bytes.count && !isSpace(bytes[position])
      guard count < Self.most else { continue }
      (bounds[2 * count], bounds[2 * count + 1]) = (start, position)
      count += 1
    }
    (self.position, self.count) = (position + 1, count)
  }

  /// What C calls a space: the blank, and from the tab to the carriage return.
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
}
