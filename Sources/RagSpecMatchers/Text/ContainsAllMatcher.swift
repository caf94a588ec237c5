package import RagSpecCore

/// The output holds every one of these texts; the score is the share that it holds.
package struct ContainsAllMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "contains-all", summary: "the output holds every one of these texts; scores the share that it holds",
    value: .list(.text), options: PhraseOptions.fields,
    examples: [
      .pass("contains-all: [16 weeks, paid]", on: "16 weeks, fully paid"),
      .fail("contains-all: [16 weeks, paid]", on: "16 weeks"),
      .pass("contains-all: [16 weeks, paid]\nmin: 0.5", on: "16 weeks"),
    ])

  private let phrases: [NormalizedPhrase]

  package init(_ options: Options) throws(InvalidInput) {
    phrases = try PhraseOptions.phrases(options.value, options)
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    Double(phrases.count { $0.isIn(text) }) / Double(phrases.count)
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let missing = phrases.filter { !$0.isIn(text) }.map(\.original)
    let notes = missing.isEmpty ? [] : ["missing: \(missing.quoted())"]
    return Explanation(expected: "all of \(phrases.map(\.original).quoted())", notes: notes)
  }
}
