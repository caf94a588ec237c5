import TextSimilarity

/// Tells two words that are written as one from a word that is missing.
///
/// "parttimers" for "part timers" is a way of writing; "parental leave" for "the parental leave" is a fragment, which
/// cannot pass for the whole.
enum JoinedWords {
  /// Whether two texts have as many words, or one has two neighbors of the other as one word.
  static func areSame(_ one: TextWords, _ other: TextWords) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return short.count == long.count || areIn(0..<short.count, of: short, insteadOf: long)
  }

  /// Whether a run that has one word less than a phrase has two neighbors of the phrase as one word.
  ///
  /// That word must be more like both of them together than like either alone. Where a word is missing and the others are
  /// as they were, each word of the run *is* one of any two neighbors that it could be made of, so that a fragment never
  /// passes.
  static func areIn(_ run: Range<Int>, of text: TextWords, insteadOf phrase: TextWords) -> Bool {
    guard run.count == phrase.count - 1 else { return false }
    return run.enumerated().contains { index, word in
      isJoined(text.text(ofWords: word..<word + 1), of: index, in: phrase)
    }
  }

  private static func isJoined(_ word: String, of index: Int, in phrase: TextWords) -> Bool {
    let left = phrase.text(ofWords: index..<index + 1)
    let right = phrase.text(ofWords: index + 1..<index + 2)
    let alone = max(Ratio.score(word, left), Ratio.score(word, right))
    return Ratio.score(word, left + right) > alone
  }
}
