package import RagSpecCore

/// The output holds this text.
package struct ContainsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "contains", summary: "the output holds this text, after normalization",
    discussion: """
      A text that starts or ends with a digit is not found inside a longer number: `5` is not in `25`, `-5` or `5.1`. \
      To compare values use `number`; to allow for small differences use `mentions`.
      """,
    value: .text, options: PhraseOptions.fields,
    examples: [
      .pass("contains: parental leave", on: "You get 16 weeks of Parental  Leave."),
      .fail("contains: parental leave", on: "You get 16 weeks of leave."), .fail("contains: 5", on: "25 days"),
      .fail("contains: cat\nwhole-words: true", on: "concatenate"),
    ])

  private let phrase: NormalizedPhrase

  package init(_ options: Options) throws(InvalidInput) {
    phrase = try PhraseOptions.phrase(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double { phrase.isIn(text) ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let nearest = NearestPassage.of(phrase.original, in: text)
    return Explanation(
      expected: "the text '\(phrase.original)'", span: nearest,
      notes: [phrase.stepsNote { $0.isIn(text) }].compactMap(\.self))
  }
}

/// What the matchers share that look for phrases.
enum PhraseOptions {
  static let fields = [
    Field("whole-words", .boolean, default: "false", "whether it must not begin or end inside a word"),
    CommonOptions.normalize,
  ]

  static func phrase(_ node: ConfigNode, _ options: Options) throws(InvalidInput) -> NormalizedPhrase {
    let phrase = NormalizedPhrase(
      node.text, CommonOptions.normalizer(options), wholeWords: options.flag("whole-words"))
    guard !phrase.isEmpty else {
      throw InvalidInput(
        "empty-text", "nothing is left of '\(node.text)' after normalization", at: node.location,
        hint: "set 'normalize: none' to look for punctuation itself")
    }
    return phrase
  }

  static func phrases(_ list: ConfigNode, _ options: Options) throws(InvalidInput) -> [NormalizedPhrase] {
    guard !list.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of texts is empty", at: list.location)
    }
    var phrases: [NormalizedPhrase] = []
    for node in list.elements { phrases.append(try phrase(node, options)) }
    return phrases
  }
}
