package import RagSpecCore

/// The quotation marks of another language, or of a typewriter.
package struct QuotesPerturbation: ChoicePerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "quotes", summary: "quotation marks and apostrophes are those of a language, or straight",
    discussion: """
      Double marks of any language open and close in turns; where their number is odd, one may be an inch, and all are left \
      as they are. An apostrophe is one between two letters: straight for `straight`, else curly, as telephones write it.
      """,
    value: choice,
    rewordings: [
      Rewording("quotes: german", of: "What's a \"fair use\" limit?", "What’s a „fair use“ limit?"),
      Rewording(
        "quotes: [straight, french]", of: "Was heißt „fair“?", "Was heißt \"fair\"?", "Was heißt «\u{A0}fair\u{A0}»?"),
      Rewording("quotes: swiss", of: "Is a 5\" screen fair?", nil),
    ])

  typealias Way = QuoteStyle

  let ways: [Way]

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) { ways = try Self.ways(value) }

  func text(from original: String, by way: Way) -> String {
    let characters = Array(original)
    let count = characters.count(where: QuoteStyle.doubleMarks.contains)
    var (result, quotes) = ("", 0)
    for (index, character) in characters.enumerated() {
      if count.isMultiple(of: 2), QuoteStyle.doubleMarks.contains(character) {
        result += quotes.isMultiple(of: 2) ? way.marks.open : way.marks.close
        quotes += 1
      } else if Self.isInnerSpace(index, of: characters) {
        continue
      } else {
        result.append(Self.isApostrophe(index, of: characters) ? way.apostrophe : character)
      }
    }
    return result
  }

  private static func isApostrophe(_ index: Int, of text: [Character]) -> Bool {
    QuoteStyle.apostrophes.contains(text[index]) && index > 0 && index + 1 < text.count && text[index - 1].isLetter
      && text[index + 1].isLetter
  }

  /// Whether it is one of the spaces that French puts inside of its marks.
  private static func isInnerSpace(_ index: Int, of text: [Character]) -> Bool {
    guard text[index] == "\u{A0}" || text[index] == "\u{202F}" else { return false }
    return index > 0 && text[index - 1] == "\u{AB}" || index + 1 < text.count && text[index + 1] == "\u{BB}"
  }
}
