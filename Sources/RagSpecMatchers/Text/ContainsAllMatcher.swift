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

  private let list: PhraseList
  private let least: Double

  package init(_ options: Options) throws(InvalidInput) {
    list = try PhraseOptions.phrases(options.value, options)
    least = options.number("min") ?? 1
  }

  func score(_ text: String, in context: CaseContext) -> Double { list.share(in: text) }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let missing = list.parted(by: text).missing
    let notes = missing.isEmpty ? [] : ["missing: \(missing.map(\.original).quoted())"]
    let nearest = missing.first.flatMap { FuzzyPhrase($0.original, list.normalizer).nearestRange(in: text) }
    return Explanation(
      expected: "all of \(list.phrases.map(\.original).quoted())",
      got: "\(list.phrases.count - missing.count) of \(list.phrases.count)", span: nearest,
      notes: notes + [list.stepsNote { $0.share(in: text) >= least }].compactMap(\.self))
  }
}
