package import RagSpecCore

/// The words in another order.
package struct WordOrderPerturbation: RandomPerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "word-order", summary: "the words change places: all of them, or two that stand together",
    discussion: """
      Words are what white space separates, so that a text without it is left as it is: there, another order of characters \
      is another text. Marks at the end of the text stay there.
      """,
    value: .either([
      way,
      .mapping(
        [Field("way", way, default: "shuffle", "whether all words are shuffled, or two neighbors swapped")]
          + Draws.fields),
    ]),
    rewordings: [
      Rewording(
        "word-order: {count: 2, seed: 7}", of: "How long is parental leave?", "is parental long How leave?",
        "How leave parental long is?"),
      Rewording("word-order: swap", of: "How long is parental leave?", "long How is parental leave?"),
      Rewording("word-order: {count: 2}", of: "parental leave", "leave parental", nil),
      Rewording("word-order: shuffle", of: "育休は何週間ですか", nil),
    ])

  private static let way = ValueType.choice(Way.allCases.map(\.rawValue))

  enum Way: String, CaseIterable, Sendable { case shuffle, swap }

  let draws: Draws
  private let way: Way

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) {
    draws = Draws(value)
    way = Way(rawValue: (value["way"] ?? value).text) ?? .shuffle
  }

  func text(from original: String, by generator: inout PerturbationGenerator) -> String? {
    let body = original.prefix(upTo: original.endOfWords)
    var words = body.split(whereSeparator: \.isWhitespace)
    guard words.contains(where: { $0 != words.first }) else { return nil }
    let before = words
    switch way {
    case .shuffle: generator.shuffle(&words)
    case .swap:
      let first = generator.below(words.count - 1)
      words.swapAt(first, first + 1)
    }
    // Other spaces alone are no other order.
    guard words != before else { return original }
    return words.joined(separator: " ") + original[original.endOfWords...]
  }
}

extension String {
  /// Behind the last letter or digit: where the marks at the end begin.
  fileprivate var endOfWords: Index {
    lastIndex { !$0.isPunctuation && !$0.isWhitespace }.map(index(after:)) ?? endIndex
  }
}
