extension Unicode.Scalar {
  /// Whether it makes one word with its neighbors: a letter, digit or mark of a script that writes spaces between words.
  ///
  /// Ideographs, kana, hangul and the scripts of South-East Asia do not: "答案是42" holds a number of its own.
  var joinsWords: Bool {
    if isASCII { return isASCIILetterOrDigit }
    guard properties.isAlphabetic || properties.numericType == .decimal || isMark else { return false }
    return !properties.isIdeographic && !Self.unspaced.contains { $0.contains(value) }
  }

  private var isASCIILetterOrDigit: Bool { value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26 }

  private var isMark: Bool {
    switch properties.generalCategory {
    // A variation selector behind a digit makes it an emoji, and no word.
    case .nonspacingMark: !(0xFE00...0xFE0F).contains(value)
    case .spacingMark: true
    default: false
    }
  }

  /// The blocks of scripts that write no spaces: Thai to Lao, Myanmar, Khmer, kana, hangul.
  private static let unspaced: [ClosedRange<UInt32>] = [
    0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x318F, 0xA960...0xA97F,
    0xAC00...0xD7FF,
  ]

  /// The digit that it is in any script's decimal system, `nil` for superscripts and everything else.
  var decimalDigit: Int? {
    if isASCII { return value &- 0x30 < 10 ? Int(value) - 0x30 : nil }
    guard properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  /// The value of a fraction that is one character: ½.
  var vulgarFraction: Double? {
    guard !isASCII, properties.numericType == .numeric, let value = properties.numericValue else { return nil }
    return value > 0 && value < 1 ? value : nil
  }

  /// A raised digit, which behind a number points to a footnote and behind a unit is its power.
  var isSuperscriptDigit: Bool { !isASCII && properties.numericType == .digit }

  var isCurrencySign: Bool { self == "$" || !isASCII && properties.generalCategory == .currencySymbol }

  /// White space of any kind.
  var isWhiteSpace: Bool { isASCII ? value == 0x20 || value &- 9 < 5 : properties.isWhitespace }

  /// White space within a line.
  var isHorizontalSpace: Bool {
    self == " " || self == "\t" || !isASCII && properties.generalCategory == .spaceSeparator
  }
}
