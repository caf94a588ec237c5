import JSONText
import RagSpecCore

extension EverydayYAML {
  /// Adds a scalar that stands in the line as it is.
  mutating func scalar(_ range: Range<Int>, isPlain: Bool, quotes: Int = 0) {
    let column = line.column(at: range.lowerBound - quotes, in: bytes)
    builder.scalar(
      at: base + range.lowerBound..<base + range.upperBound, isPlain: isPlain, line: line.number, column: column)
  }
}

// MARK: - Plain scalars

extension EverydayYAML {
  /// Returns where the colon of a plain key is, `nil` when there is no key.
  func colon(behindKeyAt start: Int) throws(Unusual) -> Int? {
    guard Self.beginsKey(bytes[start]) else { return nil }
    var position = start + 1
    while position < line.end, Self.isInKey(bytes[position]) { position += 1 }
    if position < line.end, bytes[position] == UInt8(ascii: ":"), isBlank(position + 1) {
      // Long keys have rules of their own.
      guard position - start < 256 else { throw Unusual() }
      return position
    }
    return nil
  }

  /// Reads text without quotes up to the end of the line or a comment; returns what is behind it.
  mutating func plain(at start: Int) throws(Unusual) -> Int {
    guard Self.beginsPlain(bytes[start]) || bytes[start] == UInt8(ascii: "-") && !isBlank(start + 1) else {
      throw Unusual()
    }
    var end = endBeforeComment(from: start)
    try refuseKey(in: start..<end)
    while bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    scalar(start..<end, isPlain: true)
    return end
  }

  /// Returns where the comment of a line begins, or its end: a `#` is one behind a space.
  private func endBeforeComment(from start: Int) -> Int {
    var position = find(UInt8(ascii: "#"), from: start)
    while position < line.end, bytes[position - 1] != UInt8(ascii: " ") {
      position = find(UInt8(ascii: "#"), from: position + 1)
    }
    return position
  }

  /// A colon before a space makes what stands before it a key, which no value on the same line may be.
  private func refuseKey(in text: Range<Int>) throws(Unusual) {
    var position = find(UInt8(ascii: ":"), from: text.lowerBound)
    while position < text.upperBound {
      guard !isBlank(position + 1) else { throw Unusual() }
      position = find(UInt8(ascii: ":"), from: position + 1)
    }
  }

  /// Returns where a byte stands first, or the end: that of the line unless told.
  private func find(_ byte: UInt8, from start: Int, to end: Int? = nil) -> Int {
    WordScan.first(byte, in: UnsafeBufferPointer(rebasing: bytes[..<(end ?? line.end)]), from: start)
  }

  private static func beginsPlain(_ byte: UInt8) -> Bool {
    byte >= 0x80 || beginsKey(byte) || "$/(+.~=^;".utf8.contains(byte)
  }

  private static func beginsKey(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }

  private static func isInKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "$"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: ","):
      true
    default: isAlphanumeric(byte)
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}

// MARK: - Quoted scalars

extension EverydayYAML {
  /// Reads text between quotes on one line; returns what is behind them.
  mutating func quoted(at start: Int) throws(Unusual) -> Int {
    let quote = bytes[start]
    let end = find(quote, from: start + 1)
    guard end < line.end else { throw Unusual() }
    let text = start + 1..<end
    if quote == UInt8(ascii: "\""), find(UInt8(ascii: "\\"), from: start + 1, to: end) < end {
      return try escaped(at: start)
    }
    // Two single quotes stand for one.
    guard quote != UInt8(ascii: "'") || end + 1 >= line.end || bytes[end + 1] != quote else { throw Unusual() }
    scalar(text, isPlain: false, quotes: 1)
    return end + 1
  }

  /// Reads text between double quotes in which the usual characters are escaped.
  private mutating func escaped(at start: Int) throws(Unusual) -> Int {
    var text: [UInt8] = []
    var position = start + 1
    while position < line.end, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 1
        guard position < line.end else { throw Unusual() }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[position])
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        default: throw Unusual()
        }
      } else {
        text.append(bytes[position])
      }
      position += 1
    }
    guard position < line.end else { throw Unusual() }
    add(text, at: start)
    return position + 1
  }

  private mutating func add(_ text: [UInt8], at start: Int) {
    let column = line.column(at: start, in: bytes)
    text.withUnsafeBufferPointer { builder.scalar($0, isPlain: false, line: line.number, column: column) }
  }
}
