/// The fewest edits of words, where moving a run of words is one edit, for each word of the reference: TER.
///
/// To find the fewest is too hard to be done, so the definition is a procedure: as long as it helps, the run of up to ten
/// words is moved that saves most edits, found among a thousand candidates at most, and edits are counted within a beam
/// of 25 words about the diagonal. These are the numbers of the `sacrebleu` package, over 100, where words are put in
/// lower case and no further normalized, unless the options of the same meaning say so.
///
/// Words are what white space parts. A language without spaces has few; take ``CharacterErrorRate`` there, or for Chinese
/// ``normalizes`` with ``coversAsianScripts``.
///
/// - Range: 0 for the same words, 1 for as many edits as the reference has words, and more. Not symmetric.
/// - Complexity: O(*w*) for each candidate with few edits, with a beam of 50 words else; O(*w*) space.
/// - SeeAlso: Snover et al., *A study of translation edit rate with targeted human annotation*, 2006.
public struct TranslationEditRate: ErrorRate {
  /// Whether texts are put in lower case before.
  public var ignoresCase = true

  /// Whether punctuation is parted from words and what SGML had to escape is written out: `normalized`.
  public var normalizes = false
  /// Whether full stops, commas, question and exclamation marks, colons, semicolons, quotes and round brackets are left
  /// out: `no_punct`.
  public var ignoresPunctuation = false
  /// Whether the two above go for East Asian punctuation too, and whether characters of Chinese are words of their own
  /// where texts are normalized: `asian_support`.
  public var coversAsianScripts = false

  /// Makes the rate with the parameters of `sacrebleu`.
  public init() {}

  /// Returns how many edits there are and how many words the reference has.
  public func edits(_ text: String, _ reference: String) -> EditedUnits {
    var texts = SpacedTexts(capacity: text.utf8.count + reference.utf8.count)
    for text in [text, reference] { texts.append(spaced(text)) }
    let words = texts.numberedWords
    return EditedUnits(edits: ShiftSearch.edits(of: words), referenceCount: words.count(of: 1))
  }

  /// The text in UTF-8, with white space between the words.
  private func spaced(_ text: String) -> [UInt8] {
    guard normalizes || ignoresPunctuation else {
      return RewrittenText<UInt8>(text, lowercased: ignoresCase).symbols
    }
    var text = RewrittenText<UInt32>(text, lowercased: ignoresCase)
    text.trimEnd()
    if normalizes { normalize(&text) }
    if ignoresPunctuation { text.remove { isPunctuation($0) } }
    return text.utf8
  }

  private func normalize(_ text: inout RewrittenText<UInt32>) {
    guard !text.symbols.isEmpty else { return }
    text.unescape(joining: "\n-")
    text.pad()
    text.isolate(RewrittenText<UInt32>.isASCIISymbol)
    text.replace("'s ", with: " 's ")
    text.splitNumbers()
    if coversAsianScripts { text.isolate { Self.isAsianCharacter($0) || Self.isAsianPunctuation($0) } }
  }

  private func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x22, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: coversAsianScripts && Self.isAsianPunctuation(scalar)
    }
  }

  /// Han characters, their parts, and signs composed of them; `sacrebleu` splits kana nowhere.
  private static func isAsianCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x2EFF, 0x31C0...0x31EF, 0x3200...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F: true
    default: false
    }
  }

  /// Ideographic and full-width punctuation.
  private static func isAsianPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0x3008...0x3011, 0x3014...0x301F, 0x30FB, 0xFF61...0xFF65: true
    case 0xFF01, 0xFF02, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
    }
  }
}
