/// A number without its sign and unit: digits with separators, a fraction, or a power of ten.
struct Numeral {
  private(set) var magnitude: Double
  /// Where it ends, footnote marks included.
  private(set) var end: Int
  /// What one unit of the last written place is worth: 0.01 in `3.14`, 100000 in `1.2e6`; 0 for a fraction, which is exact.
  private(set) var lastPlace: Double

  /// Reads the number that starts at a position; `nil` for dates, times, ranges, versions and names such as `3rd`.
  init?(_ text: ScalarText, at start: Int, mark: DecimalMark? = nil) {
    if let fraction = text[start]?.vulgarFraction {
      (magnitude, end, lastPlace) = (fraction, start + 1, 0)
    } else if let digits = Digits(text, at: start, mark: mark) {
      (magnitude, end, lastPlace) = (digits.value, digits.end, digits.lastPlace)
      if digits.isWhole { addFraction(in: text, from: start) }
    } else {
      return nil
    }
    if let power = PowerOfTen(text, at: end) {
      (magnitude, end, lastPlace) = (magnitude * power.factor, power.end, lastPlace * power.factor)
    }
    end = text.end(of: { text[$0]?.isSuperscriptDigit ?? false }, from: end)
    guard magnitude.isFinite, !Self.continuesAsName(text, at: end) else { return nil }
  }

  /// Reads `3/4`, `1½`, `1 ½` and `1 3/4`.
  private mutating func addFraction(in text: ScalarText, from start: Int) {
    if let fraction = ProperFraction(text, at: start) {
      (magnitude, end, lastPlace) = (fraction.value, fraction.end, 0)
      return
    }
    let next = text.isHorizontalSpace(end) ? end + 1 : end
    if let fraction = text[next]?.vulgarFraction {
      (magnitude, end, lastPlace) = (magnitude + fraction, next + 1, 0)
    } else if next > end, let fraction = ProperFraction(text, at: next) {
      (magnitude, end, lastPlace) = (magnitude + fraction.value, fraction.end, 0)
    }
  }

  /// Whether digits or letters follow that make it part of something longer.
  private static func continuesAsName(_ text: ScalarText, at end: Int) -> Bool {
    if text.isWord(end) {
      let word = text.word(at: end)
      if isHoursAndMinutes(text, at: end) { return false }
      return ScaleNames.factor(word, beside: UnitNames.currency("USD")) == nil && UnitNames.unit(word) == nil
        && word != "x" && !(word == "p" && !text.isDigit(end - 3))
    }
    guard Joint.isJoint(text[end]), text.isWord(end + 1) else { return false }
    // "12-month" is a number of months, "2024-Q3" is a name.
    return (end + 1..<text.endOfWord(end + 1)).contains(where: text.isDigit)
  }
}

extension Numeral {
  /// Whether hours go on with minutes: the "h30" of "1h30" and "1h30m".
  fileprivate static func isHoursAndMinutes(_ text: ScalarText, at position: Int) -> Bool {
    guard text.holds("h", at: position) || text.holds("H", at: position) else { return false }
    let end = text.endOfDigits(position + 1)
    guard end == position + 3 else { return false }
    return ["", "m", "min"].contains(text[end..<text.endOfWord(end)])
  }
}

/// Digits with their separators and, perhaps, an exponent: `1,234.5`, `1e6`.
private struct Digits {
  let value: Double
  let end: Int
  let isWhole: Bool
  let lastPlace: Double

  init?(_ text: ScalarText, at start: Int, mark: DecimalMark?) {
    let end = Self.end(text, from: start)
    let exponent = Self.exponent(text, at: end)
    isWhole = exponent == nil && end == text.endOfDigits(start)
    if isWhole, end - start <= 15 {
      (value, self.end, lastPlace) = (Double(text.smallNumber(start..<end)), end, 1)
      return
    }
    let number = NumberText(text, start..<end, mark: mark)
    guard let plain = number.text, let value = Double(plain + (exponent?.text ?? "")), value.isFinite else {
      return nil
    }
    (self.value, self.end) = (value, exponent?.end ?? end)
    lastPlace = (Double("1e-\(number.decimals)") ?? 0) * (exponent.flatMap { Double("1" + $0.text) } ?? 1)
  }

  private static func end(_ text: ScalarText, from start: Int) -> Int {
    var (group, end) = (start, text.endOfDigits(start))
    var first: Unicode.Scalar?
    while let separator = text[end], NumberText.isSeparator(separator), text.isDigit(end + 1) {
      let next = text.endOfDigits(end + 1)
      if NumberText.isSpace(separator) {
        // A space parts full groups only, or else "in 2024 300 people" would be one number.
        let isGroup = (1...3).contains(end - group) && next - end == 4 && !text.isLetter(next)
        guard isGroup, first == nil || first == separator else { return end }
      }
      first = first ?? separator
      (group, end) = (end + 1, next)
    }
    return end
  }

  private static func exponent(_ text: ScalarText, at position: Int) -> (text: String, end: Int)? {
    guard text.holds("e", at: position) || text.holds("E", at: position) else { return nil }
    let isSigned = text.holds("+", at: position + 1) || text.holds("-", at: position + 1)
    let digits = position + (isSigned ? 2 : 1)
    let end = text.endOfDigits(digits)
    guard end > digits, !text.isWord(end) else { return nil }
    return ("e\(text.holds("-", at: digits - 1) ? "-" : "")\(text.asciiDigits(digits..<end))", end)
  }
}

/// A fraction smaller than one, `3/4`; anything else with a slash is a date, a season or a rate.
private struct ProperFraction {
  let value: Double
  let end: Int

  init?(_ text: ScalarText, at start: Int) {
    let slash = text.endOfDigits(start)
    guard (1...3).contains(slash - start), text.holds("/", at: slash) || text.holds("\u{2044}", at: slash) else {
      return nil
    }
    end = text.endOfDigits(slash + 1)
    guard (1...3).contains(end - slash - 1) else { return nil }
    let (part, whole) = (text.smallNumber(start..<slash), text.smallNumber(slash + 1..<end))
    guard part > 0, part < whole, whole <= 100 else { return nil }
    value = Double(part) / Double(whole)
  }
}

/// What makes a number scientific: `× 10^6`, `x 10⁶`.
private struct PowerOfTen {
  let factor: Double
  let end: Int

  init?(_ text: ScalarText, at position: Int) {
    let sign = text.end(of: text.isHorizontalSpace, from: position)
    guard text[sign].map(Self.isTimes) ?? false else { return nil }
    let ten = text.end(of: text.isHorizontalSpace, from: sign + 1)
    guard text.holds("1", at: ten), text.holds("0", at: ten + 1), let power = Self.power(text, at: ten + 2) else {
      return nil
    }
    guard let factor = Double("1e\(power.text)") else { return nil }
    (self.factor, end) = (factor, power.end)
  }

  private static func isTimes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "×", "x", "*", "·", "⋅": true
    default: false
    }
  }

  private static func power(_ text: ScalarText, at position: Int) -> (text: String, end: Int)? {
    if text.holds("^", at: position) {
      let isNegative = text[position + 1].map(Joint.isDash) ?? false
      let digits = position + (isNegative ? 2 : 1)
      let end = text.endOfDigits(digits)
      return end > digits ? ((isNegative ? "-" : "") + text.asciiDigits(digits..<end), end) : nil
    }
    let digits = text.holds("\u{207B}", at: position) ? position + 1 : position
    let end = text.end(of: { text[$0]?.isSuperscriptDigit ?? false }, from: digits)
    let raised = (digits..<end).compactMap { text[$0]?.properties.numericValue }.map { String(Int($0)) }.joined()
    return raised.isEmpty ? nil : ((digits > position ? "-" : "") + raised, end)
  }
}
