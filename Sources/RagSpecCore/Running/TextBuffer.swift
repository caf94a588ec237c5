/// Text on its way out: UTF-8 bytes that are appended to and taken away in pieces.
package struct TextBuffer: Sendable {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func append(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }

  /// Appends a text and a line end.
  package mutating func appendLine(_ text: String = "") {
    append(text)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The text so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the bytes and keeps the room for more.
  package mutating func drain() -> [UInt8] {
    let drained = bytes
    bytes.removeAll(keepingCapacity: true)
    return drained
  }
}
