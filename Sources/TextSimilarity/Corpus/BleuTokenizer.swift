/// What ``Bleu`` takes for words.
///
/// Of the tokenizers of `sacrebleu` those that need a dictionary or a model are not here: `ja-mecab`, `ko-mecab` and
/// SentencePiece. Part Japanese or Korean before, and take ``whitespace``.
public enum BleuTokenizer: Sendable, Hashable, CaseIterable {
  /// What white space parts.
  case whitespace
  /// The rules of `mteval-v13a`, for languages in Latin script: punctuation of ASCII is words of its own, but for points and commas
  /// between digits, hyphens not behind a digit, and apostrophes.
  case v13a
  /// The rules of `mteval-v14` for any script: punctuation of Unicode is words of its own, but not between digits, and
  /// all symbols are. Letters without spaces in between, such as Chinese, make one long word.
  case international
  /// Single characters where Chinese is concerned, and the rules of ``v13a`` for the rest: the `zh` of `sacrebleu`.
  ///
  /// Characters are those that its script lists. By a slip in it these are also all from U+2001 to U+2A6D, such as dashes
  /// and curly quotes, but not those beyond U+FFFF. Text that was escaped for SGML stays so.
  case chinese
  /// Single Unicode scalars, for languages without spaces between words.
  case character
}

extension BleuTokenizer {
  /// Returns the text in UTF-8, with white space between the words.
  func tokens(of text: String, ignoresCase: Bool) -> [UInt8] {
    switch self {
    case .whitespace:
      return RewrittenText<UInt8>(text, lowercased: ignoresCase).symbols
    case .v13a:
      var text = RewrittenText<UInt8>(text, lowercased: ignoresCase)
      text.trimEnd()
      text.unescape(joining: "-\n", andRemoving: "<skipped>")
      text.pad()
      text.splitWestern()
      return text.symbols
    case .chinese:
      var text = RewrittenText<UInt32>(text, lowercased: ignoresCase)
      text.trimStart()
      text.trimEnd()
      text.isolate(ChineseScalars.contains)
      text.splitWestern()
      return text.utf8
    case .international:
      var text = RewrittenText<UInt32>(text, lowercased: ignoresCase)
      text.trimEnd()
      Self.splitInternational(&text)
      return text.utf8
    case .character:
      var text = RewrittenText<UInt32>(text, lowercased: ignoresCase)
      text.spread()
      return text.utf8
    }
  }

  private static func splitInternational(_ text: inout RewrittenText<UInt32>) {
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
