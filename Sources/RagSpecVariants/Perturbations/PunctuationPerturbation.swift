package import RagSpecCore

/// Marks that come and go.
package struct PunctuationPerturbation: ChoicePerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "punctuation", summary: "punctuation is left out, or the mark at the end comes or goes",
    discussion: """
      `drop` leaves out all punctuation but what holds words and numbers together: `don't`, `e-mail` and `3.5` stay. `end` \
      takes away the marks at the end of the text, or adds a question mark, of the script that the text ends in, where \
      there are none.
      """,
    value: choice,
    rewordings: [
      Rewording("punctuation: drop", of: "Well, what's in \"Plan M\" (3.5 GB)?", "Well what's in Plan M 3.5 GB"),
      Rewording("punctuation: [drop, end]", of: "返品、いつまで？", "返品 いつまで", "返品、いつまで"),
      Rewording("punctuation: end", of: "parental leave", "parental leave?"),
      Rewording("punctuation: drop", of: "parental leave", nil),
    ])

  enum Way: String, CaseIterable, Sendable { case drop, end }

  let ways: [Way]

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) { ways = try Self.ways(value) }

  func text(from original: String, by way: Way) -> String {
    switch way {
    case .drop: Self.withoutMarks(original)
    case .end: Self.withOtherEnd(original)
    }
  }

  private static func withoutMarks(_ text: String) -> String {
    let characters = Array(text)
    guard characters.contains(where: \.isPunctuation) else { return text }
    var kept = ""
    for (index, character) in characters.enumerated() {
      let isInside =
        index > 0 && index + 1 < characters.count
        && characters[index - 1].isWordPart && characters[index + 1].isWordPart
      switch character {
      case _ where !character.isPunctuation: kept.append(character)
      case _ where !isInside: continue
      // Words that only a mark keeps apart stay apart.
      default: kept.append(joining.contains(character) ? character : " ")
      }
    }
    return kept == text ? text : kept.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Marks that between letters or digits belong to the word.
  private static let joining: Set<Character> = ["'", "’", "-", "‐", "‑", ".", ",", ":", "/", "&", "@", "_", "·", "%"]

  private static func withOtherEnd(_ text: String) -> String {
    let end = text.lastIndex { !$0.isWhitespace && !$0.isPunctuation }
    guard let end else { return text }
    let rest = text[text.index(after: end)...]
    guard rest.contains(where: \.isPunctuation) else { return text[...end] + mark(after: text[end]) + rest }
    return String(text[...end])
  }

  private static func mark(after character: Character) -> String {
    if character.isOfUnspacedScript { return "？" }
    let isArabic = character.unicodeScalars.first.map { 0x0600...0x06FF ~= $0.value } ?? false
    return isArabic ? "؟" : "?"
  }
}
