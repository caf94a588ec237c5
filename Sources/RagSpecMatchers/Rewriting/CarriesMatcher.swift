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
    value: .list(.either([.text, .list(.text)])),
    options: [Field("similarity", .share, default: "0.9", "how near a mention must come"), CommonOptions.normalize],
    examples: [
      .pass("carries: [throat cancer]", on: "Is throat cancer treatable?"),
      .fail("carries: [throat cancer]", on: "Is it treatable?"),
      .pass("carries: [[UN, United Nations], \"1945\"]", on: "Was the United Nations founded in 1945?"),
    ])

  /// Each with its names.
  private let items: [[FuzzyPhrase]]
  private let similarity: Double
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    normalizer = CommonOptions.normalizer(options)
    similarity = options.number("similarity") ?? 0.9
    guard !options.value.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of what is carried is empty", at: options.value.location)
    }
    var items: [[FuzzyPhrase]] = []
    for node in options.value.elements { items.append(try Self.names(node, normalizer)) }
    self.items = items
  }

  private static func names(_ node: ConfigNode, _ normalizer: Normalizer) throws(InvalidInput) -> [FuzzyPhrase] {
    let nodes = node.kind == .sequence ? node.elements : [node]
    guard !nodes.isEmpty else { throw InvalidInput("empty-list", "the list of names is empty", at: node.location) }
    var names: [FuzzyPhrase] = []
    for name in nodes { names.append(try PhraseOptions.fuzzyPhrase(name, normalizer)) }
    return names
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    Double(items.count - missing(in: text).count) / Double(items.count)
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let missing = missing(in: text)
    return Explanation(
      expected: "mentions of \(items.map(Self.description).quoted())",
      span: missing.first?.first.flatMap { $0.nearestRange(in: text) },
      notes: missing.isEmpty ? [] : ["not carried over: \(missing.map(Self.description).quoted())"])
  }

  private func missing(in text: String) -> [[FuzzyPhrase]] {
    let normalized = normalizer.normalize(text)
    return items.filter { names in !names.contains { $0.score(inNormalized: normalized) >= similarity } }
  }

  private static func description(_ names: [FuzzyPhrase]) -> String { names.map(\.original).joined(separator: " or ") }
}
