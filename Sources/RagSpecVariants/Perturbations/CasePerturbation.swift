package import RagSpecCore

/// Another use of capitals.
package struct CasePerturbation: ChoicePerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "case", summary: "small letters, capitals, or a capital at the start of each word",
    discussion: """
      `title` begins each word with a capital, `sentence` only the first. Capitals are those of Unicode, whatever the \
      language: `upper` makes `Straße` `STRASSE`, and `i` is `I` in Turkish as well.
      """,
    value: choice,
    rewordings: [
      Rewording("case: lower", of: "How is VAT paid in Rome?", "how is vat paid in rome?"),
      Rewording("case: [upper, title]", of: "was heißt das?", "WAS HEISST DAS?", "Was Heißt Das?"),
      Rewording("case: sentence", of: "How is VAT paid?", "How is vat paid?"),
      Rewording("case: lower", of: "育休は何週間ですか", nil),
    ])

  enum Way: String, CaseIterable, Sendable { case lower, upper, title, sentence }

  let ways: [Way]

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) { ways = try Self.ways(value) }

  func text(from original: String, by way: Way) -> String {
    switch way {
    case .lower: original.lowercased()
    case .upper: original.uppercased()
    case .title: Self.capitalized(original, everyWord: true)
    case .sentence: Self.capitalized(original, everyWord: false)
    }
  }

  /// A word begins at the first letter behind white space.
  private static func capitalized(_ text: String, everyWord: Bool) -> String {
    var result = ""
    var isOpen = true
    for character in text {
      if character.isWhitespace { isOpen = isOpen || everyWord }
      result += isOpen ? character.uppercased() : character.lowercased()
      if character.isWordPart { isOpen = false }
    }
    return result
  }
}
