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

  func score(_ text: String, in context: CaseContext) -> Double {
    phrase.isIn(normalized: context.normalized(text, by: phrase.normalizer)) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(
      expected: "the text '\(phrase.original)'",
      span: FuzzyPhrase(phrase.original, phrase.normalizer).nearestRange(in: text),
      notes: [phrase.stepsNote { $0.isIn(text) }].compactMap(\.self))
  }
}
