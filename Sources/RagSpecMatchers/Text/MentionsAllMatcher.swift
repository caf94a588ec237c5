package import RagSpecCore
import TextNormalization

/// The output holds every one of several phrases, give or take a typing slip; the score is the share that it holds.
package struct MentionsAllMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "mentions-all",
    summary: "the output holds every one of these phrases, give or take a few letters; scores the share it holds",
    discussion: """
      Each phrase is looked for as `mentions` does: whole words, numbers as they are, no fragment; a phrase that is a list \
      is a choice of names for the same thing. Phrases may overlap, and one passage may hold several. A phrase that is \
      listed twice counts twice.
      """,
    value: MentionedItems.value, options: MentionedItems.options,
    examples: [
      .pass("mentions-all: [passport, proof of address]", on: "Bring your passports and a proof of adress."),
      .fail("mentions-all: [passport, proof of address]", on: "Bring your passport and a proof."),
      .pass("mentions-all: [passport, proof of address]\nmin: 0.5", on: "Bring your passport."),
      .pass("mentions-all: [[UN, United Nations], NATO]", on: "NATO and the United Nation"),
      .fail("mentions-all: [\"2023\", \"2024\"]", on: "in 2023 and 12024"),
    ])

  private let items: MentionedItems

  package init(_ options: Options) throws(InvalidInput) { items = try MentionedItems(options) }

  func score(_ text: String, in context: CaseContext) -> Double { items.share(in: text, context) }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    items.explanation(of: text, in: context, wanted: "all of", lack: "missing")
  }
}
