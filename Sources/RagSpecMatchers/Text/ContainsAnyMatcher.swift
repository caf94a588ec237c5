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

  private let list: PhraseList

  package init(_ options: Options) throws(InvalidInput) {
    list = try PhraseOptions.phrases(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double { list.parted(by: text).found.isEmpty ? 0 : 1 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let found = list.parted(by: text).found.map(\.original)
    return Explanation(
      expected: list.phrases.map(\.original).quoted(by: "or"), got: found.isEmpty ? "none of them" : found.quoted(),
      span: (found + list.phrases.map(\.original)).lazy
        .compactMap { FuzzyPhrase($0, list.normalizer).nearestRange(in: text) }.first,
      notes: [list.stepsNote { !$0.parted(by: text).found.isEmpty }].compactMap(\.self))
  }
}
