import TextNormalization

/// The places at which an output holds the texts of options, as whole words.
struct MentionedTexts {
  let places: [(option: Int, range: Range<Int>)]

  init(_ output: String, of declared: DeclaredOptions) {
    let normalized = Normalizer().normalizeKeepingOffsets(output)
    places = declared.options.enumerated().flatMap { index, option in
      PhraseSearch(option.normalized, wholeWords: true).ranges(in: normalized.text)
        .map { (index, normalized.originalRange(ofUTF8: $0)) }
    }
  }
}
