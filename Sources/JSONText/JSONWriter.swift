/// Appends JSON text to a byte array, with no white space, and places the commas.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("id")
/// writer.string("hr-012")
/// writer.endObject()
/// ```
///
/// The calls must nest as JSON does; the writer puts in separators but does not check the order of the calls.
/// What it writes is valid UTF-8 whose strings escape only what must be: quotes, backslashes and control characters.
package struct JSONWriter: Sendable {
  /// Everything written so far.
  package private(set) var bytes: [UInt8]
  private var needsComma = false

  /// Continues a byte array, as it is; the first value gets no comma.
  package init(appendingTo bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// The text written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON Lines; the next value starts a new text.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }
}

// MARK: Structure

extension JSONWriter {
  /// Opens an object.
  package mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object that was opened last.
  package mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  package mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array that was opened last.
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes the key of the member whose value follows.
  package mutating func key(_ name: String) {
    beginValue()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    beginValue()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  @inline(__always)
  private mutating func beginValue() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}

// MARK: Scalars

/// NaN or an infinity, for which JSON has no spelling.
package struct NonFiniteNumber: Error, Equatable {
  /// The number that cannot be written.
  package let value: Double
}

extension JSONWriter {
  /// Writes a text in quotes, with as few escapes as JSON allows.
  package mutating func string(_ text: String) {
    beginValue()
    appendQuoted(text)
  }

  /// Writes UTF-8 as a string. The bytes must be valid UTF-8.
  package mutating func string(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    beginValue()
    appendQuoted(bytes)
  }

  /// Writes an integer.
  package mutating func integer(_ value: Int) {
    beginValue()
    append(value)
  }

  /// Writes the fewest digits that give the number back, integers without `.0`.
  package mutating func number(_ value: Double) throws(NonFiniteNumber) {
    guard value.isFinite else { throw NonFiniteNumber(value: value) }
    beginValue()
    append(value)
  }

  /// The same, with `null` for NaN and infinities.
  package mutating func numberOrNull(_ value: Double) {
    beginValue()
    if value.isFinite { append(value) } else { append("null") }
  }

  /// Writes `true` or `false`.
  package mutating func boolean(_ value: Bool) {
    beginValue()
    append(value ? "true" : "false")
  }

  /// Writes `null`.
  package mutating func null() {
    beginValue()
    append("null")
  }

  /// Writes what is JSON text already, unchecked.
  package mutating func raw(_ json: some Collection<UInt8>) {
    beginValue()
    bytes.append(contentsOf: json)
  }
}

// MARK: Bytes

extension JSONWriter {
  private mutating func append(_ word: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func append(_ value: Int) {
    if value >= 0, value < 10 { return bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)) }
    var text = String(value)
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ value: Double) {
    var text = value.shortestJSON
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func appendQuoted(_ text: String) {
    var text = text
    text.withUTF8 { appendQuoted($0) }
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let end = WordScan.firstToEscape(in: text, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { break }
      appendEscape(text[end])
      start = end &+ 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      append(byte < 0x10 ? "u000" : "u001")
      let digit = byte & 15
      bytes.append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
    }
  }
}
