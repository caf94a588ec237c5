/// What a number without a unit counts: the "apples" of "5 apples".
///
/// A number that counts something is no amount of money and no time. English plurals tell; words that are none are not
/// taken for nouns.
enum CountedThings {
  /// Returns the noun that a number counts, `nil` where none stands behind it.
  ///
  /// - Parameter end: where the number ends, as a UTF-8 offset.
  static func noun(behind end: Int, in text: ScalarText) -> String? {
    let start = text.position(ofUTF8: end)
    guard text.isHorizontalSpace(start), text.isLetter(start + 1) else { return nil }
    // One adjective may stand between: "5 green apples".
    for word in NeighboringWords(behind: start, in: text).prefix(2) {
      if people.contains(word) { return word }
      guard !functionWords.contains(word) else { return nil }
      if isPlural(word) { return word }
    }
    return nil
  }

  private static func isPlural(_ word: String) -> Bool {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.contains("'"), !singular.contains(word) else { return false }
    return !["ss", "us", "is"].contains { word.hasSuffix($0) }
  }

  private static let people = Set(words: "people persons men women children staff times")
  /// Verbs and other words that end like plurals, and plurals that tell no unit of their own.
  private static let singular = Set(
    words: """
      always perhaps towards besides across unless afterwards does goes gives makes takes means shows equals includes \
      remains represents exceeds accounts comes applies corresponds reflects follows indicates needs gets plus less \
      sales revenues earnings proceeds profits losses savings costs fees charges funds terms assets liabilities expenses \
      wages taxes dividends reserves payments
      """)
  private static let functionWords = Set(
    words: """
      in at on of to for from by with as and or but than per each a an the is are was were be been has have had will would \
      can could may might must should if when while where which who that this these those it its they he she we you i \
      total overall altogether combined respectively today now then last next during between before after since until \
      over under more less higher lower up down also only just too not because due so according compared versus vs plus \
      minus times out off about around again yet still what how why both all any some such there here their his her our \
      does did do rose fell grew made und oder et ou y o e van von de di le la les el los
      """)
}
