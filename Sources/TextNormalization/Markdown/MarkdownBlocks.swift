/// What Markdown writes at the beginning of a line or makes a line of: headings, quotes, lists, rules, tables.
struct MarkdownBlocks {
  private let lines: MarkdownLines
  private let stripsNumbers: Bool
  private var isInTable = false

  static func strip(_ input: TextBuffer) -> TextBuffer {
    let lines = MarkdownLines(input)
    var blocks = MarkdownBlocks(lines: lines, stripsNumbers: MarkdownNumbering.isList(lines))
    var output = TextBuffer(toFollow: input)
    var start = 0
    while start < input.count {
      let end = lines.endOfLine(from: start)
      blocks.append(start..<end, to: &output)
      if end < input.count { output.copy(end, of: input) }
      start = end + 1
    }
    return output
  }

  private init(lines: MarkdownLines, stripsNumbers: Bool) {
    self.lines = lines
    self.stripsNumbers = stripsNumbers
  }

  private mutating func append(_ line: Range<Int>, to output: inout TextBuffer) {
    let prefix = MarkdownPrefix(of: line, in: lines, numbers: stripsNumbers)
    let content = prefix.end..<line.upperBound
    let isDelimiter = isDelimiterRow(line)
    isInTable = isDelimiter || holdsPipe(content) && (isInTable || isDelimiterRow(lineAfter(line)))
    if isDelimiter || isRule(content) { return }
    if !prefix.isEmpty { output.copy(line.lowerBound..<prefix.start, of: lines.text) }
    let kept = prefix.isEmpty ? line : content
    if isInTable || prefix.isTableRow { appendRow(kept, to: &output) } else { output.copy(kept, of: lines.text) }
  }

  private func appendRow(_ cells: Range<Int>, to output: inout TextBuffer) {
    for index in cells {
      if lines.text[index] == 0x7C {
        output.append(0x20, for: index..<(index + 1), of: lines.text)
      } else {
        output.copy(index, of: lines.text)
      }
    }
  }

  private func holdsPipe(_ range: Range<Int>) -> Bool { range.contains { lines.text[$0] == 0x7C } }

  private func lineAfter(_ line: Range<Int>) -> Range<Int> {
    guard line.upperBound < lines.text.count else { return line.upperBound..<line.upperBound }
    return (line.upperBound + 1)..<lines.endOfLine(from: line.upperBound + 1)
  }

  /// `|---|:--:|`, the row between a table's head and its body.
  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    var (pipes, hyphens) = (0, 0)
    for index in line {
      switch lines.text[index] {
      case 0x7C: pipes += 1
      case 0x2D: hyphens += 1
      case 0x3A, 0x3E: break
      case let byte where MarkdownLines.isSpace(byte): break
      default: return false
      }
    }
    return pipes > 0 && hyphens > 0
  }

  /// `---`, `***`, `___`, or `===` under a heading.
  private func isRule(_ content: Range<Int>) -> Bool {
    let end = lines.trimEnd(content.upperBound, from: content.lowerBound)
    guard end - content.lowerBound >= 3 else { return false }
    let byte = lines.text[content.lowerBound]
    guard byte == 0x2D || byte == 0x2A || byte == 0x5F || byte == 0x3D else { return false }
    return lines.endOfRun(of: byte, from: content.lowerBound, to: end) == end
  }
}
