/// Items that numbers count within a line: "(1) Berlin (2) Paris", "There are two: 1. Berlin 2. Paris".
enum InlineNumbers {
  /// Returns what stands behind each of the numbers 1, 2 and so on; nothing where there are fewer than two.
  ///
  /// The first stands at the beginning or behind a colon, and all of them are written in one way.
  static func items(of text: ScalarText, _ line: Range<Int>) -> [Range<Int>] {
    var marks: [Mark] = []
    var position = line.lowerBound
    while position < line.upperBound {
      guard let mark = Mark(text, at: position, in: line), mark.number == marks.count + 1,
        marks.isEmpty ? startsList(text, position, line) : mark.form == marks[0].form
      else {
        position += 1
        continue
      }
      marks.append(mark)
      position = mark.range.upperBound
    }
    guard marks.count > 1 else { return [] }
    let ends = marks.dropFirst().map(\.range.lowerBound) + [line.upperBound]
    return zip(marks, ends).map { $0.range.upperBound..<$1 }
  }

  private static func startsList(_ text: ScalarText, _ position: Int, _ line: Range<Int>) -> Bool {
    let before = TextLines.trimmed(line.lowerBound..<position, of: text)
    return before.isEmpty || text.holds(":", at: before.upperBound - 1)
  }

  private struct Mark {
    enum Form { case parentheses, parenthesis, point }
    let form: Form
    let number: Int
    let range: Range<Int>

    /// Reads "(1) ", "1) " or "1. " behind white space.
    init?(_ text: ScalarText, at start: Int, in line: Range<Int>) {
      guard start == line.lowerBound || text[start - 1]?.isWhiteSpace ?? false else { return nil }
      let digits = text.holds("(", at: start) ? start + 1 : start
      let end = text.endOfDigits(digits)
      // White space at the end of the line is no part of it.
      guard (1...2).contains(end - digits), end + 2 <= line.upperBound, text.isHorizontalSpace(end + 1) else {
        return nil
      }
      switch (digits > start, text[end]) {
      case (true, ")"): form = .parentheses
      case (false, ")"): form = .parenthesis
      case (false, "."): form = .point
      default: return nil
      }
      number = text.smallNumber(digits..<end)
      range = start..<end + 2
    }
  }
}
