/// The lines of a JSON Lines text that hold something, each with its number.
///
/// Lines end with LF or CRLF; the last one may lack its end. Blank lines and a byte-order mark are passed over.
package struct JSONLines: Sequence, IteratorProtocol {
  /// One line and its place in the text.
  package struct Line {
    /// The line without its line feed.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Counts all lines from 1, those of a part from its first.
    package let number: Int
    /// Bytes of the text before the line.
    package let offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var number = 0

  private let end: Int

  /// Starts before the first line; the lines borrow the buffer.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Starts before the first line of a part, whose lines are counted from 1 again.
  package init(_ part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    (position, end) = (part.lowerBound, part.upperBound)
  }

  /// Returns the next line that is not blank.
  package mutating func next() -> Line? {
    while position < end {
      let lineEnd = WordScan.first(UInt8(ascii: "\n"), in: bytes, from: position)
      let line = Line(
        bytes: UnsafeBufferPointer(rebasing: bytes[position..<lineEnd]), number: number &+ 1, offset: position)
      (position, number) = (lineEnd &+ 1, number &+ 1)
      if line.bytes.contains(where: { $0 > 0x20 }) { return line }
    }
    return nil
  }
}

// MARK: Parts

extension JSONLines {
  /// Cuts a text behind line ends into parts of about so many bytes; a line longer than that is a part of its own.
  package static func parts(of bytes: UnsafeBufferPointer<UInt8>, size: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let lineEnd = WordScan.first(UInt8(ascii: "\n"), in: bytes, from: Swift.min(position &+ size, bytes.count))
      let end = Swift.min(lineEnd &+ 1, bytes.count)
      parts.append(position..<end)
      position = end
    }
    return parts
  }
}
