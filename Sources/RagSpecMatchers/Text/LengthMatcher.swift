package import RagSpecCore

/// The output is neither too short nor too long.
package struct LengthMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "length", summary: "the output has so many characters, words or sentences",
    discussion: """
      Characters are what a person counts (grapheme clusters); words are separated by white space. A sentence ends with \
      `.`, `!`, `?`, `…` or a blank line; a point in a number, behind an initial or a title, or before a small letter \
      ends none.
      """,
    value: .mapping([
      Field("min", .integer(0...Int.max), default: "0", "the least that passes"),
      Field("max", .integer(0...Int.max), "the most that passes"),
      Field("unit", .choice(Unit.allCases.map(\.rawValue)), default: "characters", "what is counted"),
    ]),
    examples: [
      .pass("length: {max: 3, unit: words}", on: "Net 30 days"),
      .fail("length: {max: 2, unit: words}", on: "Net 30 days"),
      .fail("length: {min: 1}", on: ""), .pass("length: {max: 1, unit: sentences}", on: "It costs 1.5 EUR."),
    ])

  private enum Unit: String, CaseIterable { case characters, words, sentences }

  private let least: Int
  private let most: Int
  private let unit: Unit

  package init(_ options: Options) throws(InvalidInput) {
    least = options.value["min"]?.integer ?? 0
    most = options.value["max"]?.integer ?? .max
    unit = options.value["unit"].flatMap { Unit(rawValue: $0.text) } ?? .characters
    guard least <= most, !options.value.entries.isEmpty else {
      throw InvalidInput(
        "empty-range", "no length satisfies this", at: options.value.location, hint: "give 'min', 'max' or both")
    }
  }

  func score(_ text: String, in context: CaseContext) -> Double { (least...most).contains(length(of: text)) ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let bounds = most == .max ? "at least \(least)" : least == 0 ? "at most \(most)" : "\(least) to \(most)"
    return Explanation(expected: "\(bounds) \(unit.rawValue)", got: "\(length(of: text))")
  }

  private func length(of text: String) -> Int {
    switch unit {
    case .characters: text.count
    case .words: text.split(whereSeparator: \.isWhitespace).count
    case .sentences: SentenceCount.sentences(in: text)
    }
  }
}
