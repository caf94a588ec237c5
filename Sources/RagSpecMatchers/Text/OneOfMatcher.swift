package import RagSpecCore
import TextNormalization

/// The output is one of these texts.
package struct OneOfMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "one-of", summary: "the output is one of these texts, after normalization",
    value: .either([.list(.text), .text]), options: CommonOptions.normalization,
    examples: [
      .pass("one-of: [Monday, Tuesday]", on: "tuesday."), .fail("one-of: [Monday, Tuesday]", on: "Monday or Tuesday"),
      .pass("one-of: $references", on: "Is it?", case: "references: [is it]"),
    ])

  private let texts: ExpectedTexts
  private let normalizer: Normalizer
  /// The written texts, normalized once.
  private let prepared: [EqualText]

  package init(_ options: Options) throws(InvalidInput) {
    let normalizer = try CommonOptions.normalizer(options)
    texts = try ExpectedTexts(options.value)
    prepared = texts.written.map { EqualText($0, normalizer) }
    self.normalizer = normalizer
  }

  func score(_ text: String, in context: CaseContext) -> Double { match(text, in: context) == nil ? 0 : 1 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    Explanation(
      expected: texts.resolved(in: context).quoted(by: "or"), got: text,
      notes: [match(text, in: context)?.stepsNote(text)].compactMap(\.self))
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    texts.problems(in: input, at: node)
  }

  private func match(_ text: String, in context: CaseContext) -> EqualText? {
    let candidates = texts.isReferences ? context.input.references.map { EqualText($0, normalizer) } : prepared
    return candidates.first { $0.equals(text, in: context) }
  }
}
