package import RagSpecCore
import TextNormalization

/// The output is one of these texts.
package struct OneOfMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "one-of", summary: "the output is one of these texts, after normalization",
    value: .either([.list(.text), .text]), options: [CommonOptions.normalize],
    examples: [
      .pass("one-of: [Monday, Tuesday]", on: "tuesday."), .fail("one-of: [Monday, Tuesday]", on: "Monday or Tuesday"),
      .pass("one-of: $references", on: "Is it?", case: "references: [is it]"),
    ])

  private let texts: ExpectedTexts
  private let options: Options

  package init(_ options: Options) throws(InvalidInput) {
    texts = ExpectedTexts(options.value)
    self.options = options
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    let normalizer = CommonOptions.normalizer(options)
    let normalized = normalizer.normalize(text)
    return texts.resolved(in: context).contains { normalizer.normalize($0) == normalized } ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(expected: texts.resolved(in: context).quoted(by: "or"), got: text)
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] { texts.problems(in: input, at: node) }
}
