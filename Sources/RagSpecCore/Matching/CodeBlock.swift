/// A fenced code block of a text.
///
/// - SeeAlso: CommonMark 0.31, section 4.5.
package struct CodeBlock: Sendable {
  /// The lines between the fences, as UTF-8 offsets; up to the end of the text where nothing closes the block.
  package let inside: Range<Int>
  /// How far to the right the fence stands.
  private let indentation: Int

  /// Returns the code blocks of a text in its order.
  ///
  /// - Complexity: O(*n*).
  package static func blocks(in text: String) -> [CodeBlock] {
    var text = text
    return text.withUTF8 { bytes in
      var blocks: [CodeBlock] = []
      var fence: (Fence, start: Int)?
      for line in lines(of: bytes, 0..<bytes.count) {
        if let (opening, start) = fence {
          guard opening.isClosed(by: bytes[line.text]) else { continue }
          blocks.append(CodeBlock(inside: start..<max(start, line.start - line.lengthOfEndBefore), of: opening))
          fence = nil
        } else if let opening = Fence(opening: bytes[line.text]) {
          fence = (opening, line.end)
        }
      }
      if let (opening, start) = fence { blocks.append(CodeBlock(inside: start..<bytes.count, of: opening)) }
      return blocks
    }
  }

  private init(inside: Range<Int>, of fence: Fence) { (self.inside, indentation) = (inside, fence.indentation) }

  /// Returns the inside as far to the left as its fence, with plain line feeds, and where its pieces come from.
  func excerpt(of text: String) -> OutputExcerpt {
    var text = text
    return text.withUTF8 { bytes in
      var excerpt = OutputExcerpt.Builder()
      for (index, line) in Self.lines(of: bytes, inside).enumerated() {
        if index > 0 { excerpt.append("\n", from: line.start - 1) }
        let margin = bytes[line.text].prefix(indentation).prefix { $0 == UInt8(ascii: " ") }.count
        excerpt.append(bytes[line.text].dropFirst(margin))
      }
      return excerpt.excerpt
    }
  }
}

// MARK: - Lines

extension CodeBlock {
  private struct Line {
    /// Without the line's end.
    let text: Range<Int>
    /// Where the next line starts.
    let end: Int
    /// How many bytes end the line before.
    let lengthOfEndBefore: Int
    var start: Int { text.lowerBound }
  }

  /// Returns the lines of a part of a text; there is one more than there are ends of lines.
  private static func lines(of bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> [Line] {
    var lines: [Line] = []
    var (start, lengthBefore) = (part.lowerBound, 0)
    var position = start
    while position < part.upperBound {
      let length = lengthOfEnd(bytes, at: position, before: part.upperBound)
      guard length > 0 else {
        position += 1
        continue
      }
      lines.append(Line(text: start..<position, end: position + length, lengthOfEndBefore: lengthBefore))
      (start, lengthBefore, position) = (position + length, length, position + length)
    }
    lines.append(Line(text: start..<part.upperBound, end: part.upperBound, lengthOfEndBefore: lengthBefore))
    return lines
  }

  private static func lengthOfEnd(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, before end: Int) -> Int {
    guard bytes[position] == UInt8(ascii: "\r") else { return bytes[position] == UInt8(ascii: "\n") ? 1 : 0 }
    return position + 1 < end && bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 1
  }
}

/// The line that opens a code block.
private struct Fence {
  let indentation: Int
  private let mark: UInt8
  private let length: Int

  init?(opening line: Slice<UnsafeBufferPointer<UInt8>>) {
    let text = line.drop { $0 == UInt8(ascii: " ") }
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text.prefix { $0 == mark }.count
    // Behind the mark stands a language; with another backtick it is code within a line.
    guard length >= 3, mark == UInt8(ascii: "~") || !text.dropFirst(length).contains(mark) else { return nil }
    (indentation, self.mark, self.length) = (line.count - text.count, mark, length)
  }

  func isClosed(by line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") }
    let count = text.prefix { $0 == mark }.count
    return count >= length && text.dropFirst(count).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
