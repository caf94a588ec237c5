package import RagSpecCore

/// The output carries over what the conversation established; the score is the share that it carries.
package struct CarriesMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "carries", summary: "the rewrite carries over these names, numbers and dates; scores the share carried",
    discussion: """
      Each item must be mentioned, give or take a few letters (see `mentions`); an item that is a list is a choice of \
      names for the same thing. Numbers must be there as they are.
      """,
    value: .list(.either([.text, .list(.text)])),
    options: [Field("similarity", .share, default: "0.9", "how near a mention must come"), CommonOptions.normalize],
    examples: [
      .pass("carries: [throat cancer]", on: "Is throat cancer treatable?"),
      .fail("carries: [throat cancer]", on: "Is it treatable?"),
      .pass("carries: [[UN, United Nations], \"1945\"]", on: "Was the United Nations founded in 1945?"),
    ])

  private let items: [[String]]
  private let similarity: Double
  private let options: Options

  package init(_ options: Options) throws(InvalidInput) {
    guard !options.value.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of what is carried is empty", at: options.value.location)
    }
    items = options.value.elements.map { $0.kind == .sequence ? $0.elements.map(\.text) : [$0.text] }
    similarity = options.number("similarity") ?? 0.9
    self.options = options
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    Double(items.count { isCarried($0, by: text) }) / Double(items.count)
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let missing = items.filter { !isCarried($0, by: text) }.map { $0.joined(separator: " or ") }
    let nearest = missing.isEmpty ? nil : items.first { !isCarried($0, by: text) }?.first
    return Explanation(
      expected: "mentions of \(items.map { $0.joined(separator: " or ") }.quoted())",
      span: nearest.flatMap { NearestPassage.of($0, in: text) },
      notes: missing.isEmpty ? [] : ["not carried over: \(missing.quoted())"])
  }

  private func isCarried(_ names: [String], by text: String) -> Bool {
    let normalizer = CommonOptions.normalizer(options)
    return names.contains { (NearestPassage.find($0, in: text, normalizer: normalizer)?.score ?? 0) >= similarity }
  }
}
