/// The lines that open and close a block of code. The code itself is text like any other.
enum MarkdownFences {
  static func strip(_ input: TextBuffer) -> TextBuffer {
    guard mightOccur(in: input) else { return input }
    let lines = MarkdownLines(input)
    var output = TextBuffer(toFollow: input)
    var start = 0
    while start < input.count {
      let end = lines.endOfLine(from: start)
      let next = min(end + 1, input.count)
      output.copy(isFence(start..<end, lines) ? end..<next : start..<next, of: input)
      start = next
    }
    return output
  }

  private static func mightOccur(in input: TextBuffer) -> Bool {
    var run = 0
    for byte in input.bytes {
      run = byte == 0x60 || byte == 0x7E ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }

  private static func isFence(_ line: Range<Int>, _ lines: MarkdownLines) -> Bool {
    let start = skipContainers(from: line.lowerBound, to: line.upperBound, lines)
    guard start < line.upperBound, lines.text[start] == 0x60 || lines.text[start] == 0x7E else { return false }
    let end = lines.endOfRun(of: lines.text[start], from: start, to: line.upperBound)
    guard end - start >= 3 else { return false }
    let info = lines.skipSpace(from: end, to: line.upperBound)
    return isLanguage(info..<lines.trimEnd(line.upperBound, from: info), lines)
  }

  /// A fence may name the language of the code: one short word, on a line that is not the text's last.
  private static func isLanguage(_ range: Range<Int>, _ lines: MarkdownLines) -> Bool {
    if range.isEmpty { return true }
    guard range.count <= 20, lines.canEndMark(range.upperBound) else { return false }
    guard CharacterClass(ascii: lines.text[range.lowerBound]) == .letter else { return false }
    return range.allSatisfy { isLanguageByte(lines.text[$0]) }
  }

  private static func isLanguageByte(_ byte: UInt8) -> Bool {
    CharacterClass(ascii: byte).isWord || byte == 0x2B || byte == 0x23 || byte == 0x2D || byte == 0x2E
  }

  /// A fence may stand in a block quote or a list.
  private static func skipContainers(from start: Int, to end: Int, _ lines: MarkdownLines) -> Int {
    var index = lines.skipSpace(from: start, to: end)
    while index < end, [0x3E, 0x2D, 0x2A, 0x2B].contains(lines.text[index]) {
      index = lines.skipSpace(from: index + 1, to: end)
    }
    return index
  }
}
