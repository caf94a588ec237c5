package import RagSpecCore
import TextNormalization

/// The output holds a phrase, give or take a typing slip.
package struct MentionsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "mentions", summary: "the output holds a phrase, give or take a few letters",
    discussion: """
      The phrase is aligned with the best run of whole words of the output, so that plurals, typing slips and inflections \
      do not matter. Numbers in the phrase must be there as they are. An output that lacks a word of the phrase does not \
      hold it, however short the word; two words may be written as one. For several phrases use `mentions-all`.
      """,
    value: .text, options: [CommonOptions.normalize],
    examples: [
      .pass("mentions: parental leave", on: "Rules for Parental-Leaves apply."),
      .fail("mentions: parental leave", on: "Rules for leave apply."),
      .fail("mentions: revenue of 2013", on: "revenue of 2012"),
      .fail("mentions: a severe allergy to penicillin", on: "severe allergy to penicillin"),
    ])

  private let phrase: FuzzyPhrase
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    normalizer = CommonOptions.normalizer(options)
    phrase = try PhraseOptions.fuzzyPhrase(options.value, normalizer)
  }

  package var threshold: Double { 0.9 }

  func score(_ text: String, in context: CaseContext) -> Double {
    phrase.score(inNormalized: context.normalized(text, by: normalizer))
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(expected: "the phrase '\(phrase.original)'", span: phrase.nearestRange(in: text))
  }
}
