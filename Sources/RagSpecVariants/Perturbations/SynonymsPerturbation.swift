package import RagSpecCore

/// Other words for the same.
package struct SynonymsPerturbation: RandomPerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "synonyms", summary: "words are replaced by others from a file of yours",
    discussion: """
      A line of the file is a word or a phrase, a tab and what may stand for it, perhaps several with tabs between them; \
      `#` begins a comment. The first column is replaced by one of the others, never the other way round. Words are found \
      whole and in any case, longer phrases first; a capital at the start is kept. In scripts without spaces a word is \
      found wherever its characters stand.
      """,
    value: .either([
      .text,
      .mapping(
        [
          Field("file", .text, isRequired: true, "the file of synonyms"),
          Field("edits", .integer(1...100), default: "1", "how many words are replaced at most"),
        ] + Draws.fields),
    ]),
    rewordings: [
      Rewording("synonyms: synonyms.tsv", of: "Do new fathers get paid leave?", "Do new dads get paid leave?"),
      Rewording(
        "synonyms: {file: synonyms.tsv, edits: 2}", of: "Paid leave for fathers?", "Time off with pay for dads?"),
      Rewording("synonyms: synonyms.tsv", of: "育児休暇は何週間ですか", "育休は何週間ですか"),
      Rewording("synonyms: synonyms.tsv", of: "Where is the office?", nil),
    ])

  let draws: Draws
  private let edits: Int
  private let thesaurus: Thesaurus

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) {
    draws = Draws(value)
    edits = value["edits"]?.integer ?? 1
    let path = value["file"] ?? value
    guard let files else { throw InvalidInput("missing-file", "there is no file '\(path.text)'", at: path.location) }
    thesaurus = try Thesaurus(try files.contents(at: path))
  }

  func text(from original: String, by generator: inout PerturbationGenerator) -> String? {
    var characters = Array(original)
    var matches = thesaurus.matches(in: characters)
    guard !matches.isEmpty else { return nil }
    generator.shuffle(&matches)
    // From the right, so that the places of the others stay what they are.
    for match in matches.prefix(edits).sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      let synonym = match.synonyms[generator.below(match.synonyms.count)]
      characters.replaceSubrange(match.range, with: Self.cased(synonym, as: characters[match.range.lowerBound]))
    }
    return String(characters)
  }

  private static func cased(_ synonym: String, as first: Character) -> String {
    guard first.isUppercase, let start = synonym.first else { return synonym }
    return start.uppercased() + synonym.dropFirst()
  }
}
