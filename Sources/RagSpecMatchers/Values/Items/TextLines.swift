/// The lines of a text, the marks of lists before them, and their sentences, as ranges of scalars.
enum TextLines {
  /// Returns the lines that are not blank, without white space at their ends.
  static func lines(of text: ScalarText) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for position in 0...text.count where position == text.count || isLineEnd(text[position]) {
      let line = trimmed(start..<position, of: text)
      if !line.isEmpty { lines.append(line) }
      start = position + 1
    }
    return lines
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  static func trimmed(_ range: Range<Int>, of text: ScalarText) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start]?.isWhiteSpace ?? false { start += 1 }
    while end > start, text[end - 1]?.isWhiteSpace ?? false { end -= 1 }
    return start..<end
  }
}

// MARK: - Marks of lists

extension TextLines {
  private static let bullets: Set<Unicode.Scalar> = [
    "-", "*", "+", "•", "‣", "◦", "▪", "●", "○", "■", "□", "–", "—", "·", "✓", "✔",
  ]

  /// Returns where a line's text starts behind its bullet or number; `nil` for a line without one.
  static func endOfBullet(_ text: ScalarText, _ line: Range<Int>) -> Int? {
    guard let end = endOfMark(text, line.lowerBound), end < line.upperBound,
      text.isHorizontalSpace(end) || !(text[end - 1]?.isASCII ?? true)
    else { return nil }
    let start = text.end(of: text.isHorizontalSpace, from: end)
    return endOfCheckBox(text, start) ?? start
  }

  private static func endOfMark(_ text: ScalarText, _ start: Int) -> Int? {
    if let scalar = text[start], bullets.contains(scalar) { return start + 1 }
    if let circled = text[start], (0x2460...0x2473).contains(circled.value) { return start + 1 }
    let opens = text.holds("(", at: start) || text.holds("（", at: start)
    let first = opens ? start + 1 : start
    let digits = text.endOfDigits(first)
    let letters = digits == first ? text.endOfLetters(first) : first
    let isRoman = letters > first && text[first..<letters].allSatisfy { "ivx".contains($0) }
    let isLetter = letters == first + 1
    let end = isLetter || isRoman ? letters : digits
    guard end > first, end - first <= 4 else { return nil }
    if text.holds(")", at: end) || text.holds("）", at: end) { return end + 1 }
    guard !opens, !isLetter || isRoman else { return nil }
    return [".", "．", "、"].contains(text[end]) ? end + 1 : nil
  }

  /// "[ ]" and "[x]".
  private static func endOfCheckBox(_ text: ScalarText, _ start: Int) -> Int? {
    let isBox = text.holds("[", at: start) && text.holds("]", at: start + 2) && text.isHorizontalSpace(start + 3)
    return isBox ? start + 4 : nil
  }
}

// MARK: - Sentences

extension TextLines {
  /// Returns the sentences of a line.
  static func sentences(of text: ScalarText, _ line: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = line.lowerBound
    for position in line where ends(text, at: position, in: line) {
      sentences.append(start..<position + 1)
      start = position + 1
    }
    if start < line.upperBound { sentences.append(start..<line.upperBound) }
    return sentences.map { trimmed($0, of: text) }.filter { !$0.isEmpty }
  }

  static func endsSentence(_ text: ScalarText, _ line: Range<Int>) -> Bool {
    line.upperBound > line.lowerBound && ends(text, at: line.upperBound - 1, in: line)
  }

  private static func ends(_ text: ScalarText, at position: Int, in line: Range<Int>) -> Bool {
    switch text[position] {
    case "。", "！", "？": return true
    case "!", "?": return isSentenceGap(text, behind: position, in: line)
    case ".": return isSentenceGap(text, behind: position, in: line) && !isAbbreviation(text, before: position)
    default: return false
    }
  }

  private static func isSentenceGap(_ text: ScalarText, behind position: Int, in line: Range<Int>) -> Bool {
    position + 1 >= line.upperBound || text[position + 1]?.isWhiteSpace ?? true
  }

  /// Whether the word before a point is an initial, or short with a capital, as "St", "Dr" and "Inc" are.
  private static func isAbbreviation(_ text: ScalarText, before point: Int) -> Bool {
    let start = text.startOfLetters(before: point)
    let length = point - start
    guard length > 0, length <= 3, point + 1 < text.count else { return false }
    return text[start]?.properties.isUppercase ?? false
  }
}
