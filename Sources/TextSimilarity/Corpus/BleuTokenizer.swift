/// What ``Bleu`` takes for words.
public enum BleuTokenizer: Sendable, Hashable, CaseIterable {
  /// What white space parts.
  case whitespace
  /// The rules of `mteval-v13a`, for languages in Latin script: punctuation of ASCII is words of its own, but for points and commas
  /// between digits, hyphens not behind a digit, and apostrophes.
  case v13a
  /// The rules of `mteval-v14` for any script: punctuation of Unicode is words of its own, but not between digits, and
  /// all symbols are. Letters without spaces in between, such as Chinese, make one long word.
  case international
  /// Single Unicode scalars, for languages without spaces between words.
  case character
}

extension BleuTokenizer {
  /// Returns the text in UTF-8, with white space between the words.
  func tokens(of text: String, ignoresCase: Bool) -> [UInt8] {
    var text = ScalarText(text, lowercased: ignoresCase)
    text.trimEnd()
    switch self {
    case .whitespace: break
    case .v13a: Self.split13a(&text)
    case .international: Self.splitInternational(&text)
    case .character: text.spread()
    }
    return text.utf8
  }

  private static func split13a(_ text: inout ScalarText) {
    for (part, replacement) in replacements { text.replace(part, with: replacement) }
    text.pad()
    text.isolate(isASCIISymbol)
    if text.scalars.contains(where: isPointOrComma) {
      text.isolate(.second, of: { !isDigit($0) }, isPointOrComma)
      text.isolate(.first, of: isPointOrComma, { !isDigit($0) })
    }
    if text.scalars.contains(0x2D) { text.isolate(.second, of: isDigit, { $0 == 0x2D }) }
  }

  /// Markup of old test sets, hyphens at the end of a line, and what SGML had to escape.
  private static let replacements = [
    ("<skipped>", ""), ("-\n", ""), ("\n", " "), ("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"),
  ]

  private static func isASCIISymbol(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x26, 0x28...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isPointOrComma(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x2C }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func splitInternational(_ text: inout ScalarText) {
    text.isolate(.second, of: { !isNumber($0) }, isPunctuation)
    text.isolate(.first, of: isPunctuation, { !isNumber($0) })
    text.isolate(isSymbol)
  }

  private static func isNumber(_ scalar: UInt32) -> Bool {
    switch category(scalar) {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch category(scalar) {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private static func isSymbol(_ scalar: UInt32) -> Bool {
    switch category(scalar) {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }

  private static func category(_ scalar: UInt32) -> Unicode.GeneralCategory? {
    Unicode.Scalar(scalar)?.properties.generalCategory
  }
}
