/// The text of a table: valid UTF-8, without byte-order mark.
struct TableSource {
  let bytes: [UInt8]

  init(validating buffer: UnsafeBufferPointer<UInt8>) throws(TableReadingError) {
    let mark = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    bytes = Array(buffer[mark...])
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw error(.invalidUTF8, at: Self.validPrefix(of: bytes))
    }
    guard bytes.contains(where: { $0 > 0x20 }) else { throw error(.empty, at: 0) }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// An error at a place that is found by counting from the start, which only failures pay for.
  func error(_ problem: TableReadingError.Problem, at offset: Int) -> TableReadingError {
    let (line, column) = position(of: offset)
    return TableReadingError(problem: problem, line: line, column: column)
  }

  func position(of offset: Int) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes[..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  private static func validPrefix(of bytes: [UInt8]) -> Int {
    var (length, input, decoder) = (0, bytes.makeIterator(), UTF8())
    while case .scalarValue(let scalar) = decoder.decode(&input) { length += UTF8.width(scalar) }
    return length
  }
}

/// A cell as it was found: its text and the byte where it starts.
struct SourceCell {
  var text: String
  var offset: Int
}
