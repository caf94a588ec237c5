internal import CLibYAML
import RagSpecCore

/// Turns libyaml's marks into places of the file.
///
/// libyaml counts a line after a lone carriage return, U+0085, U+2028 and U+2029, too, as YAML 1.1 did; editors and
/// `grep` do not, and text from web pages holds them.
struct YAMLPlaces {
  /// Where each of libyaml's lines starts; empty when it counts as everybody does.
  private var starts: [Start] = []

  private struct Start {
    var line = 1
    var column = 1
  }

  init(in bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.holdsUnusualLineEnd(bytes) else { return }
    var next = Start()
    var previous: Unicode.Scalar?
    starts = [next]
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      next = scalar == "\n" ? Start(line: next.line + 1) : Start(line: next.line, column: next.column + 1)
      if scalar == "\n", previous == "\r" { starts.removeLast() }
      if ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) { starts.append(next) }
      previous = scalar
    }
  }

  /// Returns the line and the column of a mark, counted from 1.
  func place(of mark: yaml_mark_t) -> (line: Int, column: Int) {
    let (line, column) = (Int(mark.line), Int(mark.column))
    guard let last = starts.last else { return (line + 1, column + 1) }
    // At the end of the file libyaml is a line further than there are any.
    guard line < starts.count else { return (last.line + 1, column + 1) }
    return (starts[line].line, starts[line].column + column)
  }

  private static func holdsUnusualLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 1
    while position < bytes.count {
      let byte = bytes[position &- 1]
      // Nearly all of a file is printable ASCII.
      if byte &- 0x20 >= 0x5F, isLineEnd(byte, bytes[position]) { return true }
      position &+= 1
    }
    return false
  }

  /// Whether two bytes are a carriage return without a line feed, U+0085, or the end of U+2028 or U+2029.
  private static func isLineEnd(_ byte: UInt8, _ next: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\r"): next != UInt8(ascii: "\n")
    case 0xC2: next == 0x85
    case 0x80: next == 0xA8 || next == 0xA9
    default: false
    }
  }
}
