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
  /// "12,5 kg" and "1.234,56" tell, "1.234" does not: beside them it is a thousand and more. Where no number tells, the
  /// words around it may: "Es waren 1.234", "1.234 Euro", since nobody tells a thousandth of a euro.
  static func detected(in text: ScalarText) -> DecimalMark? {
    var found: DecimalMark?
    var open: [Range<Int>] = []
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
      } else if found == nil, open.count < mostOpen, isOpen(text, position..<end) {
        open.append(position..<end)
      }
      position = end
    }
    guard found == nil, !open.isEmpty else { return found }
    return open.contains { isPriceInEuros(text, $0) } || DecimalCommaWords.areIn(text) ? .comma : nil
  }

  /// How many numbers are looked at that may be thousands or decimals.
  private static let mostOpen = 8

  /// Whether a number is three digits behind a point or comma, which may part thousands or decimals.
  private static func isOpen(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    let point = range.upperBound - 4
    return (range.lowerBound + 1...range.lowerBound + 3).contains(point) && text[point].flatMap(DecimalMark.init) != nil
      && !text.holds("0", at: range.lowerBound)
  }

  /// Whether a number with a point stands beside a sign or name of the euro, without a scale and not for each of something.
  private static func isPriceInEuros(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    guard text.holds(".", at: range.upperBound - 4) else { return false }
    let suffix = QuantitySuffix(text, from: range.upperBound)
    let isNamed = suffix.unit?.name == "EUR" || text.holds("€", at: range.lowerBound - 1)
    return isNamed && suffix.scale == nil && !text.holds("/", at: suffix.end)
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
