/// A text in the making.
struct RenderedText {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  /// Starts a new line, but not before the first.
  mutating func beginLine(_ text: String = "") {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    append(text)
  }
}
