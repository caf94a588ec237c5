/// The mark before the decimals of numbers, which languages and countries disagree about.
enum DecimalMark: String, CaseIterable, Sendable {
  case point, comma

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",": self = .comma
    default: return nil
    }
  }

  var scalar: Unicode.Scalar { self == .point ? "." : "," }

  /// Returns the mark that the numbers of a text can only have been written with, `nil` when none tells or they disagree.
  ///
  /// "12,5 kg" and "1.234,56" tell, "1.234" does not: beside them it is a thousand and more.
  static func detected(in text: ScalarText) -> DecimalMark? {
    var found: DecimalMark?
    var position = 0
    while position < text.count {
      guard text.isDigit(position), !text.isWord(position - 1), !isJoined(text, before: position) else {
        position += 1
        continue
      }
      let end = endOfNumber(text, from: position)
      if !text.isWord(end) || text.isLetter(end), let mark = NumberText(text, position..<end).evidence {
        if let found, found != mark { return nil }
        found = mark
      }
      position = end
    }
    return found
  }

  /// Digits behind a separator are the rest of a version or date, and tell nothing.
  private static func isJoined(_ text: ScalarText, before position: Int) -> Bool {
    guard let before = text[position - 1], !NumberText.isSpace(before) else { return false }
    return NumberText.isSeparator(before) && text.isWord(position - 2)
  }

  /// The end of digits with points, commas and apostrophes between them.
  private static func endOfNumber(_ text: ScalarText, from start: Int) -> Int {
    var end = text.endOfDigits(start)
    while let separator = text[end], NumberText.isSeparator(separator), !NumberText.isSpace(separator),
      text.isDigit(end + 1)
    {
      end = text.endOfDigits(end + 1)
    }
    return end
  }
}
