package import RagSpecCore

/// The output holds at least one of these texts.
package struct ContainsAnyMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "contains-any", summary: "the output holds at least one of these texts",
    value: .list(.text), options: PhraseOptions.fields,
    examples: [
      .pass("contains-any: [not given, no data]", on: "There is no data on that."),
      .fail("contains-any: [not given, no data]", on: "42"),
    ])

  private let phrases: [NormalizedPhrase]

  package init(_ options: Options) throws(InvalidInput) {
    phrases = try PhraseOptions.phrases(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double { phrases.contains { $0.isIn(text) } ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let found = phrases.filter { $0.isIn(text) }.map(\.original)
    return Explanation(
      expected: phrases.map(\.original).quoted(by: "or"), notes: found.isEmpty ? [] : ["found: \(found.quoted())"])
  }
}
