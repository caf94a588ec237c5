/// The lines of a JSON Lines text that hold something, each with its number.
///
/// Lines end with LF or CRLF; the last one may lack its end. Blank lines and a byte-order mark are passed over.
package struct JSONLines: Sequence, IteratorProtocol {
  /// One line and its place in the text.
  package struct Line {
    /// The line without its line feed.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Counts all lines from 1.
    package let number: Int
    /// Bytes of the text before the line.
    package let offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var number = 0

  /// Starts before the first line; the lines borrow the buffer.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Returns the next line that is not blank.
  package mutating func next() -> Line? {
    while position < bytes.count {
      let end = WordScan.first(UInt8(ascii: "\n"), in: bytes, from: position)
      let line = Line(
        bytes: UnsafeBufferPointer(rebasing: bytes[position..<end]), number: number &+ 1, offset: position)
      (position, number) = (end &+ 1, number &+ 1)
      if line.bytes.contains(where: { $0 > 0x20 }) { return line }
    }
    return nil
  }
}
