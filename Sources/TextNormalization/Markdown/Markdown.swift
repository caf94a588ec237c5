/// The step that strips Markdown: what a renderer would not show goes, the text stays.
///
/// Models write Markdown that is cut off, nested wrongly or half escaped, so marks are judged by what stands around
/// them rather than by a grammar: every rule needs one pass and gives up nothing but marks. HTML, reference links and
/// backslash escapes are left alone.
enum Markdown {
  static func strip(_ input: TextBuffer) -> TextBuffer {
    var text = MarkdownFences.strip(input)
    text = MarkdownEmphasis.strip(text)
    text = MarkdownLinks.strip(text)
    return MarkdownBlocks.strip(text)
  }

  /// Returns whether the text holds a character that could be a mark where it stands.
  static func mightOccur(in text: TextBuffer) -> Bool {
    text.bytes.indices.contains { mightBeMark(at: $0, in: text) }
  }

  private static func mightBeMark(at index: Int, in text: TextBuffer) -> Bool {
    switch text[index] {
    case 0x2A, 0x60, 0x7C: true  // * ` |
    case 0x5F: !(text.characterClass(before: index).isWord && text.characterClass(at: index + 1).isWord)
    case 0x7E: text.characterClass(at: index + 1) == .tilde
    case 0x28: index > 0 && text[index - 1] == 0x5D  // the parenthesis in "]("
    case 0x23, 0x2B, 0x2D, 0x3D, 0x3E: !text.characterClass(at: index + 1).isWord  // # + - = >
    case 0x29, 0x2E: endsNumber(index, in: text)
    default: false
    }
  }

  private static func endsNumber(_ index: Int, in text: TextBuffer) -> Bool {
    index + 1 < text.count && MarkdownLines.isSpace(text[index + 1]) && text.characterClass(before: index) == .digit
  }
}

/// The lines of a text, and where its last visible character is.
struct MarkdownLines {
  let text: TextBuffer
  private let contentEnd: Int

  init(_ text: TextBuffer) {
    self.text = text
    var end = text.count
    while end > 0, Self.isSpace(text[end - 1]) { end -= 1 }
    contentEnd = end
  }

  /// Returns the end of the line that contains `index`, before its line feed.
  func endOfLine(from index: Int) -> Int {
    var end = index
    while end < text.count, text[end] != 0x0A { end += 1 }
    return end
  }

  /// Returns the first offset from `index` on, within the line, that is not white space.
  func skipSpace(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end, Self.isSpace(text[index]) { index += 1 }
    return index
  }

  /// Returns the end of a line without the white space there.
  func trimEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, Self.isSpace(text[end - 1]) { end -= 1 }
    return end
  }

  /// Returns the end of the run of one byte that starts at `index`.
  func endOfRun(of byte: UInt8, from index: Int, to end: Int) -> Int {
    var index = index
    while index < end, text[index] == byte { index += 1 }
    return index
  }

  /// Returns whether a block mark may end at `index`: white space follows, and after it something that the mark marks.
  func canEndMark(_ index: Int) -> Bool {
    index < contentEnd && Self.isSpace(text[index])
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
