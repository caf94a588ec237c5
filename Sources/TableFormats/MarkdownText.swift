/// The text of a Markdown table cell, to and fro.
///
/// In a cell a backslash before ASCII punctuation takes its meaning away, `&…;` is a character and `<br>` a line break;
/// emphasis and links stay as they are written.
enum MarkdownText {
  static func decoded(_ cell: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var position = cell.startIndex
    while position < cell.endIndex {
      let rest = cell[position...]
      if cell[position] == UInt8(ascii: "\\"), let next = rest.dropFirst().first, isPunctuation(next) {
        text.append(next)
        position += 2
      } else if let length = lengthOfBreak(rest) {
        text.append(UInt8(ascii: "\n"))
        position += length
      } else if let reference = HTMLReference(rest) {
        text.append(contentsOf: reference.text.utf8)
        position += reference.length
      } else {
        text.append(cell[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Escapes only what would be read as something else.
  static func encoded(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    let cell = Array(text.utf8)
    let inside = (cell.firstIndex { !isBlank($0) } ?? 0)..<(cell.lastIndex { !isBlank($0) } ?? -1) + 1
    var encoded: [UInt8] = []
    for (position, byte) in cell.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"): encoded.append(contentsOf: "<br>".utf8)
      case UInt8(ascii: "\r"): encoded.append(contentsOf: "&#13;".utf8)
      case _ where isBlank(byte) && !inside.contains(position): encoded.append(contentsOf: "&#\(byte);".utf8)
      default:
        if isSpecial(cell[position...]) { encoded.append(UInt8(ascii: "\\")) }
        encoded.append(byte)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// Whether text stands for itself, as in nearly every cell.
  private static func isPlain(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20, UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "&"): return false
      default: last = byte
      }
    }
    return last != 0x20 && text.utf8.first != 0x20
  }

  private static func isSpecial(_ rest: ArraySlice<UInt8>) -> Bool {
    switch rest.first {
    case UInt8(ascii: "|"): true
    case UInt8(ascii: "\\"): rest.dropFirst().first.map { !isWordByte($0) } ?? false
    case UInt8(ascii: "<"): lengthOfBreak(rest) != nil
    case UInt8(ascii: "&"): HTMLReference(rest) != nil
    default: false
    }
  }

  /// The length of a `<br>`, `<br/>` or `<br />` at the start.
  private static func lengthOfBreak(_ rest: ArraySlice<UInt8>) -> Int? {
    guard rest.first == UInt8(ascii: "<"), let end = rest.prefix(8).firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let name = String(decoding: rest[..<end].dropFirst(), as: UTF8.self).lowercased()
    return ["br", "br/", "br /"].contains(name) ? end + 1 - rest.startIndex : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isWordByte(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
