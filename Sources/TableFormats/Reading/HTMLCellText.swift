/// The text of an HTML cell as a browser lays it out: white space collapsed, `<br>` and blocks as line breaks.
///
/// White space and breaks wait until something follows them, so none is left at the ends. White space that is written as
/// a character reference is text.
struct HTMLCellText {
  private var text = ""
  private var pendingSpace = false
  private var pendingBreaks = 0
  /// How many scalars of the text are `&nbsp;`, by which pages mark an empty cell.
  private var noBreakSpaces = 0

  /// The text so far; empty for a lone `&nbsp;`.
  var value: String { text.unicodeScalars.count == noBreakSpaces ? "" : text }

  mutating func append(_ source: ArraySlice<UInt8>) {
    var position = source.startIndex
    while position < source.endIndex {
      let byte = source[position]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        pendingSpace = true
        position += 1
      } else if let reference = HTMLReference(source[position...]) {
        append(reference.text)
        if reference.text == "\u{A0}" { noBreakSpaces += 1 }
        position += reference.length
      } else {
        let run = source[position...].dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: "&") }
        append(String(decoding: source[position..<run.endIndex], as: UTF8.self))
        position = run.endIndex
      }
    }
  }

  /// A `<br>`.
  mutating func breakLine() { pendingBreaks += 1 }

  /// The edge of a paragraph, a list item or the like.
  mutating func breakBlock() { pendingBreaks = max(pendingBreaks, 1) }

  /// The edge of a cell of a table inside the cell.
  mutating func space() { pendingSpace = true }

  private mutating func append(_ run: String) {
    if !text.isEmpty {
      text += pendingBreaks > 0 ? String(repeating: "\n", count: pendingBreaks) : pendingSpace ? " " : ""
    }
    (pendingBreaks, pendingSpace) = (0, false)
    text += run
  }
}
