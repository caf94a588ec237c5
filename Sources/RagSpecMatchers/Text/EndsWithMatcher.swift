package import RagSpecCore

/// The output ends with this text.
package struct EndsWithMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "ends-with", summary: "the output ends with this text, after normalization",
    value: .text, options: PhraseOptions.fields,
    examples: [
      .pass("ends-with: 42", on: "The answer is 42."), .fail("ends-with: 42", on: "42 is the answer"),
      .fail("ends-with: 42", on: "It is 142"),
    ])

  private let phrase: NormalizedPhrase

  package init(_ options: Options) throws(InvalidInput) {
    phrase = try PhraseOptions.phrase(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    phrase.ends(normalized: context.normalized(text, by: phrase.normalizer)) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(
      expected: "a text that ends with '\(phrase.original)'", got: phrase.end(of: text),
      notes: [phrase.stepsNote { $0.ends(text) }].compactMap(\.self))
  }
}
