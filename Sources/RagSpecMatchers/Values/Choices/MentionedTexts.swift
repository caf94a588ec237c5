import TextNormalization

/// The places at which an output holds the texts of options, as whole words.
struct MentionedTexts {
  let places: [(option: Int, range: Range<Int>)]

  /// Whether a name goes on with a sign: "C++" and "C#" are not "C".
  private static func goesOn(_ text: [UInt8], behind end: Int) -> Bool {
    end > 0 && end < text.count && (text[end] == UInt8(ascii: "+") || text[end] == UInt8(ascii: "#"))
      && (text[end - 1] | 0x20) &- 0x61 < 26
  }

  init(_ output: String, of declared: DeclaredOptions) {
    let normalized = declared.normalizer.normalizeKeepingOffsets(output)
    let bytes = Array(output.utf8)
    places = declared.options.enumerated().flatMap { index, option in
      PhraseSearch(option.normalized, wholeWords: true).ranges(in: normalized.text)
        .map { (index, normalized.originalRange(ofUTF8: $0)) }
        .filter { !Self.goesOn(bytes, behind: $0.1.upperBound) }
    }
  }
}
