import RagSpecCore

extension EverydayYAML {
  /// Reads the lines behind a `|`, or those behind a `>`, of which paragraphs are made; returns the end of the last one.
  ///
  /// - Parameter column: that of the collection around it, counted from 0.
  mutating func block(at start: Int, indentedMoreThan column: Int) throws(Unusual) -> Int {
    let endsWithLineFeed = start + 1 >= line.end
    guard endsWithLineFeed || bytes[start + 1] == UInt8(ascii: "-") && start + 2 >= line.end else { throw Unusual() }
    let (number, place) = (line.number, line.column(at: start, in: bytes))
    var block = Block(isFolded: bytes[start] == UInt8(ascii: ">"))
    var last = line
    while try line.advance(in: bytes) {
      let indentation = line.firstNonSpace(in: bytes) - line.start
      if line.start + indentation == line.end, indentation <= block.indentation ?? column {
        block.blankLines += 1
        continue
      }
      guard indentation > column, indentation >= block.indentation ?? 0 else { break }
      // What ends without a line feed has rules of its own.
      guard line.isTerminated(in: bytes) else { throw Unusual() }
      try block.add(UnsafeBufferPointer(rebasing: bytes[line.start..<line.end]), indentation)
      last = line
    }
    guard block.indentation != nil else { throw Unusual() }
    if endsWithLineFeed { block.text.append(UInt8(ascii: "\n")) }
    // The line that is no longer part of it is read again.
    line = last
    block.text.withUnsafeBufferPointer { builder.scalar($0, isPlain: false, line: number, column: place) }
    return line.end
  }
}

/// Text of several lines, as far as it was read.
private struct Block {
  let isFolded: Bool
  /// That of the first line.
  private(set) var indentation: Int?
  /// Without the last line's end.
  var text: [UInt8] = []
  /// Those since the last line with text.
  var blankLines = 0

  init(isFolded: Bool) { self.isFolded = isFolded }

  mutating func add(_ line: UnsafeBufferPointer<UInt8>, _ indentation: Int) throws(EverydayYAML.Unusual) {
    guard let own = self.indentation else {
      // Blank lines before the text have rules of their own.
      guard blankLines == 0, indentation < line.count else { throw EverydayYAML.Unusual() }
      self.indentation = indentation
      return text.append(contentsOf: line[indentation...])
    }
    // Lines that are indented further are not folded.
    guard !isFolded || indentation == own, !isFolded || indentation < line.count else { throw EverydayYAML.Unusual() }
    let ends = isFolded ? blankLines : blankLines + 1
    text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: ends))
    if ends == 0 { text.append(UInt8(ascii: " ")) }
    text.append(contentsOf: line[own...])
    blankLines = 0
  }
}
