import JSONText
package import RagSpecCore

/// Reads JSON Lines into a document: a list with one node a line, every value with its place.
package enum JSONLinesReader {
  /// Returns the file's records; throws all lines that cannot be read.
  package static func document(of file: SourceFile) throws(InvalidInput) -> ConfigDocument {
    var problems: [Diagnostic] = []
    let document = document(of: file, problems: &problems)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return document
  }

  /// Returns the records of the lines that can be read, and adds what is wrong with the others.
  static func document(of file: SourceFile, problems: inout [Diagnostic]) -> ConfigDocument {
    document(of: 0..<file.bytes.count, of: file, problems: &problems)
  }

  /// Cuts a file into parts that can be read apart: byte ranges of whole lines.
  static func parts(of file: SourceFile) -> [Range<Int>] {
    file.bytes.withUnsafeBufferPointer { JSONLines.parts(of: $0, size: partSize) }
  }

  /// About a hundred cases: enough to be worth a task, few enough to share out evenly.
  private static let partSize = 65_536

  /// Returns the records of a part's lines, and adds what is wrong with those that cannot be read.
  static func document(of part: Range<Int>, of file: SourceFile, problems: inout [Diagnostic]) -> ConfigDocument {
    var composer = JSONComposer(file: file, part: part)
    file.bytes.withUnsafeBufferPointer { bytes in
      for line in JSONLines(part, of: bytes) { composer.compose(line) }
    }
    problems += composer.problems
    return (consume composer).finish()
  }
}

/// Adds the value of each line to a document.
private struct JSONComposer {
  private(set) var problems: [Diagnostic] = []

  private var builder: ConfigDocument.Builder
  private var scanner = JSONScanner(UnsafeBufferPointer(start: nil, count: 0))
  private var columns = ColumnCount(bytes: UnsafeBufferPointer(start: nil, count: 0))
  private var number = 0
  /// Bytes of the file before the line.
  private var lineOffset = 0

  init(file: SourceFile, part: Range<Int>) {
    builder = ConfigDocument.Builder(sharing: part, of: file)
    builder.beginSequence(line: 1, column: 1)
  }

  mutating func compose(_ line: JSONLines.Line) {
    number = line.number
    lineOffset = line.offset
    scanner = JSONScanner(line.bytes, firstLine: number)
    columns = ColumnCount(bytes: line.bytes)
    let start = builder.nextIndex
    do throws(JSONError) {
      try value()
      try scanner.finish()
    } catch {
      builder.removeAll(from: start)
      problems.append(
        Diagnostic(
          "json-syntax", error.problem.message, at: builder.location(line: error.line, column: error.column),
          hint: "each line must be one JSON object"))
    }
  }

  consuming func finish() -> ConfigDocument {
    builder.end()
    return builder.finish()
  }

  private mutating func value() throws(JSONError) {
    switch try scanner.kind() {
    case .object: try object()
    case .array: try array()
    case .string: scalar(try scanner.string())
    case .number, .boolean, .null: try plain()
    }
  }

  private mutating func object() throws(JSONError) {
    let index = builder.nextIndex
    builder.beginMapping(line: number, column: columns.column(at: scanner.position))
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      scalar(key)
      try value()
    }
    for (_, second) in builder.duplicateKeys(ofOpenMapping: index) {
      let message = "the key '\(builder.text(at: second) ?? "")' stands here twice"
      problems.append(
        Diagnostic("duplicate-key", message, at: builder.location(at: second), hint: "remove one of them"))
    }
    builder.end()
  }

  private mutating func array() throws(JSONError) {
    builder.beginSequence(line: number, column: columns.column(at: scanner.position))
    try scanner.enterArray()
    while try scanner.nextElement() { try value() }
    builder.end()
  }

  private mutating func scalar(_ slice: JSONStringSlice) {
    let quote = scanner.offset(of: slice)
    let column = columns.column(at: quote)
    guard slice.hasEscapes else {
      let start = lineOffset + quote + 1
      return builder.scalar(at: start..<start + slice.bytes.count, isPlain: false, line: number, column: column)
    }
    var text = slice.text
    text.withUTF8 { builder.scalar($0, isPlain: false, line: number, column: column) }
  }

  /// Adds what has no quotes; JSON's `null` is a value that is not there.
  private mutating func plain() throws(JSONError) {
    let (start, column) = (lineOffset + scanner.position, columns.column(at: scanner.position))
    let text = try scanner.rawValue()
    let isNull = text.first == UInt8(ascii: "n")
    builder.scalar(at: start..<start + (isNull ? 0 : text.count), isPlain: true, line: number, column: column)
  }
}

/// Turns offsets in a line into columns; they are asked for from left to right.
private struct ColumnCount {
  let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var counted = 0
  /// Bytes before `counted` that start no scalar.
  private var continuations = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // Without a branch in it, this loop looks at many bytes at once.
    isASCII = bytes.reduce(0) { $0 | $1 } < 0x80
  }

  mutating func column(at offset: Int) -> Int {
    if isASCII { return offset + 1 }
    while counted < offset {
      if bytes[counted] & 0xC0 == 0x80 { continuations += 1 }
      counted += 1
    }
    return offset - continuations + 1
  }
}
