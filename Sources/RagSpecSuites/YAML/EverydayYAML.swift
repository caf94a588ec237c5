package import RagSpecCore

/// Reads the YAML that nearly all suites are written in, line by line and many times faster than libyaml.
///
/// It knows block mappings and sequences, collections in brackets, scalars on one line, and blocks of text behind `|` and
/// `>`. It never says what is wrong with a text: whatever it does not know for certain - tabs, anchors, tags, quotes that
/// end on another line, duplicate keys, any fault - it declines, and libyaml reads the text instead.
/// `EverydayYAMLTests` compares both on files, generated texts and mutations of them.
package struct EverydayYAML {
  /// The text holds what is not for this reader.
  struct Unusual: Error {}

  /// A collection that is open, begun in a column (counted from 0, in bytes).
  private struct Level {
    let column: Int
    let isMapping: Bool
    let index: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the bytes begin in the source.
  let base: Int
  var builder: ConfigDocument.Builder
  var line = EverydayLine()
  private var open: [Level] = []
  /// Where the value of the last key is, when there is none on its line; the value may stand on the lines that follow.
  private var missing: Place?
  private var hasBegun = false

  private struct Place {
    let line: Int
    let column: Int
  }

  /// Returns the document of a part of a file, whose lines are counted from 1; `nil` when libyaml must read it.
  package static func document(of part: Range<Int>, of file: SourceFile) -> ConfigDocument? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var reader = EverydayYAML(UnsafeBufferPointer(rebasing: bytes[part]), at: part.lowerBound, of: file)
      do throws(Unusual) {
        try reader.read()
        return reader.builder.finish()
      } catch { return nil }
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int, of file: SourceFile) {
    self.bytes = bytes
    self.base = base
    builder = ConfigDocument.Builder(sharing: base..<base + bytes.count, of: file)
  }

  private mutating func read() throws(Unusual) {
    while try line.advance(in: bytes) {
      let start = line.firstNonSpace(in: bytes)
      guard start < line.end, bytes[start] != UInt8(ascii: "#"), !passOverDocumentStart() else { continue }
      try readLine(from: start)
    }
    guard builder.nextIndex > 0 else { throw Unusual() }
    if missing != nil { addMissing() }
    while !open.isEmpty { try close() }
  }
}

// MARK: - Lines

extension EverydayYAML {
  /// Returns whether the line is the `---` that may stand before all others; once there is a line, no other may be.
  private mutating func passOverDocumentStart() -> Bool {
    defer { hasBegun = true }
    return !hasBegun && bytes[line.start..<line.end].elementsEqual("---".utf8)
  }

  /// Reads a line that is not blank: dashes, then a key with its value, or a value.
  private mutating func readLine(from start: Int) throws(Unusual) {
    var position = start
    var begins = try arrive(at: start)
    while isDash(position) {
      if begins { try begin(isMapping: false, at: position) }
      position = skipSpaces(from: position + 1)
      guard position < line.end, bytes[position] != UInt8(ascii: "#") else { throw Unusual() }
      begins = true
    }
    if let colon = try colon(behindKeyAt: position) {
      if begins { try begin(isMapping: true, at: position) }
      scalar(position..<colon, isPlain: true)
      try readValue(behind: colon)
    } else {
      // A value on a line of its own may go on in the next one.
      guard position > start else { throw Unusual() }
      try lastValue(at: position)
    }
  }

  /// Closes what ends before a line; returns whether a collection begins with it.
  private mutating func arrive(at start: Int) throws(Unusual) -> Bool {
    let column = start - line.start
    let isItem = isDash(start)
    if missing != nil, let top = open.last {
      if column > top.column || column == top.column && isItem {
        missing = nil
        return true
      }
      addMissing()
    }
    while let top = open.last, top.column > column || top.column == column && !top.isMapping && !isItem { try close() }
    guard let top = open.last else {
      guard builder.nextIndex == 0 else { throw Unusual() }
      return true
    }
    guard top.column == column, top.isMapping != isItem else { throw Unusual() }
    return false
  }

  private mutating func readValue(behind colon: Int) throws(Unusual) {
    let position = skipSpaces(from: colon + 1)
    guard position < line.end, bytes[position] != UInt8(ascii: "#") else {
      missing = Place(line: line.number, column: line.column(at: colon + 1, in: bytes))
      return
    }
    try lastValue(at: position)
  }

  /// Reads a value behind which there is nothing but a comment.
  private mutating func lastValue(at position: Int) throws(Unusual) {
    let end = try value(at: position)
    let rest = skipSpaces(from: end)
    guard rest >= line.end || bytes[rest] == UInt8(ascii: "#") && rest > end else { throw Unusual() }
  }

  /// Reads a value; returns what is behind it.
  private mutating func value(at position: Int) throws(Unusual) -> Int {
    switch bytes[position] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return try flowCollection(at: position, in: Flow(depth: open.count, column: open.last?.column ?? 0))
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try block(at: position, indentedMoreThan: open.last?.column ?? 0)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted(at: position)
    default: return try plain(at: position)
    }
  }
}

// MARK: - Levels

extension EverydayYAML {
  /// Levels that are open at once; deeper ones are for libyaml, which says what is too deep.
  static let greatestDepth = 30

  private mutating func begin(isMapping: Bool, at position: Int) throws(Unusual) {
    guard open.count < Self.greatestDepth else { throw Unusual() }
    let column = position - line.start
    open.append(Level(column: column, isMapping: isMapping, index: builder.nextIndex))
    if isMapping {
      builder.beginMapping(line: line.number, column: column + 1)
    } else {
      builder.beginSequence(line: line.number, column: column + 1)
    }
  }

  private mutating func close() throws(Unusual) {
    let level = open.removeLast()
    guard !level.isMapping || builder.duplicateKeys(ofOpenMapping: level.index).isEmpty else { throw Unusual() }
    builder.end()
  }

  /// Adds the value of a key that has none: a plain scalar without a character, just behind the colon.
  private mutating func addMissing() {
    guard let place = missing else { return }
    missing = nil
    builder.scalar(at: base..<base, isPlain: true, line: place.line, column: place.column)
  }
}

// MARK: - Bytes

extension EverydayYAML {
  func skipSpaces(from start: Int) -> Int {
    var position = start
    while position < line.end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    return position
  }

  /// Whether an item of a block sequence begins here.
  private func isDash(_ position: Int) -> Bool {
    position < line.end && bytes[position] == UInt8(ascii: "-") && isBlank(position + 1)
  }

  /// Whether a space or the end of the line is here.
  func isBlank(_ position: Int) -> Bool { position >= line.end || bytes[position] == UInt8(ascii: " ") }
}
