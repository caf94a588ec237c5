import RagSpecCore

extension EverydayYAML {
  /// What is around a collection in brackets.
  struct Flow {
    /// How many collections.
    var depth: Int
    /// The column of the block collection among them, counted from 0; no line is indented less than what is in it.
    let column: Int
  }

  /// Reads `[…]` or `{…}`; returns what is behind it.
  mutating func flowCollection(at start: Int, in flow: Flow) throws(Unusual) -> Int {
    guard flow.depth < Self.greatestDepth else { throw Unusual() }
    let inside = Flow(depth: flow.depth + 1, column: flow.column)
    let isMapping = bytes[start] == UInt8(ascii: "{")
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let index = builder.nextIndex
    let column = line.column(at: start, in: bytes)
    if isMapping {
      builder.beginMapping(line: line.number, column: column)
    } else {
      builder.beginSequence(line: line.number, column: column)
    }
    var position = try skipToText(from: start + 1, in: flow)
    while bytes[position] != closing {
      if isMapping { position = try flowKey(at: position) }
      position = try skipToText(from: try flowValue(at: position, in: inside), in: flow)
      guard bytes[position] != closing else { break }
      guard bytes[position] == UInt8(ascii: ",") else { throw Unusual() }
      position = try skipToText(from: position + 1, in: flow)
    }
    guard !isMapping || builder.duplicateKeys(ofOpenMapping: index).isEmpty else { throw Unusual() }
    builder.end()
    return position + 1
  }

  /// Skips spaces, comments and line ends.
  private mutating func skipToText(from start: Int, in flow: Flow) throws(Unusual) -> Int {
    var position = skipSpaces(from: start)
    while position >= line.end || bytes[position] == UInt8(ascii: "#") {
      // A comment begins behind a space.
      guard position >= line.end || position == line.start || bytes[position - 1] == UInt8(ascii: " "),
        try line.advance(in: bytes)
      else { throw Unusual() }
      position = line.firstNonSpace(in: bytes)
      guard position >= line.end || position - line.start > flow.column else { throw Unusual() }
    }
    return position
  }

  /// Reads a plain key and its colon; returns where the value begins.
  private mutating func flowKey(at start: Int) throws(Unusual) -> Int {
    let end = try flowPlain(at: start)
    // Long keys have rules of their own.
    guard try byte(at: end) == UInt8(ascii: ":"), isBlank(end + 1), end - start < 256 else { throw Unusual() }
    return skipSpaces(from: end + 1)
  }

  private mutating func flowValue(at position: Int, in flow: Flow) throws(Unusual) -> Int {
    switch try byte(at: position) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): try flowCollection(at: position, in: flow)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try quoted(at: position)
    default: try flowPlain(at: position)
    }
  }

  /// Reads text without quotes inside of brackets; returns what is behind it.
  private mutating func flowPlain(at start: Int) throws(Unusual) -> Int {
    let isNegative = try byte(at: start) == UInt8(ascii: "-")
    var end = start + (isNegative ? 1 : 0)
    guard Self.beginsFlowPlain(try byte(at: end)) else { throw Unusual() }
    while end < line.end, Self.isInFlowPlain(bytes[end]) { end += 1 }
    while bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    scalar(start..<end, isPlain: true)
    return end
  }

  private static func beginsFlowPlain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || "./$_".utf8.contains(byte)
  }

  private static func isInFlowPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"),
      UInt8(ascii: "$"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "="):
      true
    default: isAlphanumeric(byte) || byte >= 0x80
    }
  }

  private func byte(at position: Int) throws(Unusual) -> UInt8 {
    guard position < line.end else { throw Unusual() }
    return bytes[position]
  }
}
