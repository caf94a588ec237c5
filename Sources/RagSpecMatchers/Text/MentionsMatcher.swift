package import RagSpecCore
import TextNormalization

/// The output holds a phrase, give or take a typing slip.
package struct MentionsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "mentions", summary: "the output holds a phrase, give or take a few letters",
    discussion: """
      The phrase is aligned with the best run of whole words of the output, so that plurals, typing slips and inflections \
      do not matter. Numbers in the phrase must be there as they are. An output that lacks a word of the phrase does not \
      hold it, however short the word; two words may be written as one. For several phrases use `mentions-all`. \
      With `osa` or `damerau-levenshtein` two swapped letters are one slip; `jaro-winkler` is for names.
      """,
    value: .text,
    options: [
      Field(
        "using", .choice(MentionMetric.allCases.map(\.rawValue)), default: "ratio",
        "how the phrase and a run of words are compared"), CommonOptions.normalize,
    ],
    examples: [
      .pass("mentions: parental leave", on: "Rules for Parental-Leaves apply."),
      .pass("mentions: parental leave\nusing: osa", on: "Rules for parnetal leave apply."),
      .fail("mentions: parental leave", on: "Rules for leave apply."),
      .fail("mentions: revenue of 2013", on: "revenue of 2012"),
      .fail("mentions: a severe allergy to penicillin", on: "severe allergy to penicillin"),
    ])

  private let phrase: FuzzyPhrase
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    normalizer = CommonOptions.normalizer(options)
    let metric = options.text("using").flatMap(MentionMetric.init) ?? .ratio
    phrase = try PhraseOptions.fuzzyPhrase(options.value, normalizer, using: metric)
  }

  package var threshold: Double { 0.9 }

  func score(_ text: String, in context: CaseContext) -> Double {
    phrase.score(inNormalized: context.normalized(text, by: normalizer))
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(expected: "the phrase '\(phrase.original)'", span: phrase.nearestRange(in: text))
  }
}
