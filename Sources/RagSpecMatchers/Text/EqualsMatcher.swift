package import RagSpecCore

/// The output is this text.
package struct EqualsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "equals", summary: "the output is this text, after normalization",
    discussion: """
      Case, quotes, dashes, Markdown, punctuation and white space do not count, unless `normalize` says otherwise; signs \
      of numbers, symbols such as `+`, `<` and `=`, and the marks of `!=` and `C#` do. \
      For texts that may differ in a word or two use `similar`; for numbers use `number`.
      """,
    value: .text, options: CommonOptions.normalization,
    examples: [
      .pass("equals: Net 30 days", on: "**Net 30 days.**"), .fail("equals: Net 30 days", on: "Net 45 days"),
      .fail("equals: Net 30 days\nnormalize: none", on: "net 30 days"), .fail("equals: a = b", on: "a != b"),
      .fail("equals: C#", on: "C"),
    ])

  private let expected: EqualText

  package init(_ options: Options) throws(InvalidInput) {
    expected = EqualText(options.value.text, try CommonOptions.normalizer(options))
  }

  func score(_ text: String, in context: CaseContext) -> Double { expected.equals(text, in: context) ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(
      expected: "'\(expected.original)'", got: text,
      notes: [expected.differenceNote(text), expected.stepsNote(text)].compactMap(\.self))
  }
}
