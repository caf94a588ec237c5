package import RagSpecCore
import TextNormalization

/// A question that already stands alone is left as it is.
package struct UnchangedMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "unchanged", summary: "the question is left as it was, but for case, punctuation and white space",
    value: .boolean, options: CommonOptions.normalization,
    examples: [
      .pass("unchanged: true", on: "what is a heat pump", case: "question: What is a heat pump?"),
      .fail("unchanged: true", on: "What is an HX-300?", case: "question: What is a heat pump?"),
      .pass("unchanged: false", on: "What is an HX-300?", case: "question: What is it?"),
    ])

  private let isWanted: Bool
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    isWanted = options.value.boolean ?? true
    normalizer = try CommonOptions.normalizer(options)
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    EqualText(context.input.question, normalizer).equals(text) == isWanted ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let question = EqualText(context.input.question, normalizer)
    let notes = isWanted ? [question.differenceNote(text), question.stepsNote(text)] : []
    return Explanation(
      expected: (isWanted ? "" : "something else than ") + "'\(context.input.question)'", got: text,
      notes: notes.compactMap(\.self))
  }
}
