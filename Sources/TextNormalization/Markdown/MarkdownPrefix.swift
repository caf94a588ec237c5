/// The marks with which a line begins, nested in any order: `> - ## `.
struct MarkdownPrefix {
  /// Where the first mark begins; white space before it stays.
  let start: Int
  /// Where the text begins.
  private(set) var end: Int
  private(set) var isTableRow = false

  var isEmpty: Bool { start == end }

  init(of line: Range<Int>, in lines: MarkdownLines, numbers: Bool) {
    start = lines.skipSpace(from: line.lowerBound, to: line.upperBound)
    end = start
    while end < line.upperBound, let next = Self.endOfMark(at: end, to: line.upperBound, lines, numbers: numbers) {
      if lines.text[end] == 0x7C { isTableRow = true }
      end = lines.skipSpace(from: next, to: line.upperBound)
    }
  }

  private static func endOfMark(at index: Int, to end: Int, _ lines: MarkdownLines, numbers: Bool) -> Int? {
    let byte = lines.text[index]
    switch byte {
    case 0x7C: return index + 1
    case 0x2A, 0x2B, 0x2D: return lines.canEndMark(index + 1) ? index + 1 : nil
    case 0x23, 0x3E: return endOfRun(of: byte, at: index, to: end, lines)
    case 0x30...0x39: return numbers ? MarkdownNumbering.mark(at: index, in: lines)?.end : nil
    default: return nil
    }
  }

  /// A heading has up to six signs; before a quantity `>` means more than it.
  private static func endOfRun(of byte: UInt8, at index: Int, to end: Int, _ lines: MarkdownLines) -> Int? {
    let runEnd = lines.endOfRun(of: byte, from: index, to: end)
    guard lines.canEndMark(runEnd) else { return nil }
    if byte == 0x23 { return runEnd - index <= 6 ? runEnd : nil }
    return isQuantity(at: lines.skipSpace(from: runEnd, to: end), to: end, lines) ? nil : runEnd
  }

  private static func isQuantity(at index: Int, to end: Int, _ lines: MarkdownLines) -> Bool {
    if MarkdownNumbering.mark(at: index, in: lines) != nil { return false }
    var index = index
    while index < end, [0x24, 0x2B, 0x2D, 0x2E].contains(lines.text[index]) { index += 1 }
    return index < end && (0x30...0x39).contains(lines.text[index])
  }
}

/// Numbered lists.
///
/// `42. That is the answer.` must keep its number, so numbers are stripped only when the numbered lines of the text
/// count up from 1 and there are at least two of them.
enum MarkdownNumbering {
  static func isList(_ lines: MarkdownLines) -> Bool {
    var (count, highest, start) = (0, 0, 0)
    while start < lines.text.count {
      let end = lines.endOfLine(from: start)
      let prefix = MarkdownPrefix(of: start..<end, in: lines, numbers: false)
      if prefix.end < end, let mark = mark(at: prefix.end, in: lines) {
        guard mark.number <= highest + 1, mark.number > 0 else { return false }
        highest = max(highest, mark.number)
        count += 1
      }
      start = end + 1
    }
    return count >= 2
  }

  /// Returns the number of up to three digits, with `.` or `)` and white space after it, that begins at `index`.
  static func mark(at index: Int, in lines: MarkdownLines) -> (number: Int, end: Int)? {
    var (number, end) = (0, index)
    while end < lines.text.count, end < index + 3, (0x30...0x39).contains(lines.text[end]) {
      number = number * 10 + Int(lines.text[end] - 0x30)
      end += 1
    }
    guard end > index, end < lines.text.count, lines.text[end] == 0x2E || lines.text[end] == 0x29 else { return nil }
    return lines.canEndMark(end + 1) ? (number, end + 1) : nil
  }
}
