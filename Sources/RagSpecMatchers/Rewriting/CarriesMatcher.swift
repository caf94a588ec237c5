package import RagSpecCore
import TextNormalization

/// The output carries over what the conversation established; the score is the share that it carries.
package struct CarriesMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "carries", summary: "the rewrite carries over these names, numbers and dates; scores the share carried",
    discussion: """
      Each item must be mentioned, give or take a few letters (see `mentions`); an item that is a list is a choice of \
      names for the same thing. Numbers must be there as they are.
      """,
    value: MentionedItems.value, options: MentionedItems.options,
    examples: [
      .pass("carries: [throat cancer]", on: "Is throat cancer treatable?"),
      .fail("carries: [throat cancer]", on: "Is it treatable?"),
      .pass("carries: [[UN, United Nations], \"1945\"]", on: "Was the United Nations founded in 1945?"),
    ])

  private let items: MentionedItems

  package init(_ options: Options) throws(InvalidInput) { items = try MentionedItems(options) }

  func score(_ text: String, in context: CaseContext) -> Double { items.share(in: text, context) }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    items.explanation(of: text, in: context, wanted: "mentions of", lack: "not carried over")
  }
}
