package import RagSpecCore

/// The output starts with this text.
package struct StartsWithMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "starts-with", summary: "the output starts with this text, after normalization",
    value: .text, options: PhraseOptions.fields,
    examples: [
      .pass("starts-with: \"yes\"", on: "Yes, it is."), .fail("starts-with: \"yes\"", on: "No. Yes would be wrong."),
      .fail("starts-with: \"no\"\nwhole-words: true", on: "Nobody knows"),
    ])

  private let phrase: NormalizedPhrase

  package init(_ options: Options) throws(InvalidInput) {
    phrase = try PhraseOptions.phrase(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    phrase.starts(normalized: context.normalized(text, by: phrase.normalizer)) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(
      expected: "a text that starts with '\(phrase.original)'", got: phrase.start(of: text),
      notes: [phrase.stepsNote { $0.starts(text) }].compactMap(\.self))
  }
}
