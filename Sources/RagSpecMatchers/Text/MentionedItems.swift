import RagSpecCore
import TextNormalization

/// Phrases that an output should mention, each perhaps under several names.
struct MentionedItems: Sendable {
  private let items: [[FuzzyPhrase]]
  private let normalizer: Normalizer
  /// The least similarity of a mention.
  private let similarity: Double
  /// The least share of the items that passes.
  private let least: Double

  static let value = ValueType.list(.either([.text, .list(.text)]))
  static let options =
    [MentionMetric.field, Field("similarity", .share, default: "0.9", "how near a mention must come")]
    + CommonOptions.normalization

  init(_ options: Options) throws(InvalidInput) {
    let nodes = options.value.kind == .sequence ? options.value.elements : [options.value]
    guard !nodes.isEmpty else {
      throw InvalidInput("empty-list", "the list of phrases is empty", at: options.value.location)
    }
    normalizer = try CommonOptions.normalizer(options)
    similarity = options.number("similarity") ?? 0.9
    least = options.number("min") ?? 1
    var items: [[FuzzyPhrase]] = []
    for node in nodes { items.append(try Self.names(node, normalizer, MentionMetric(options))) }
    self.items = items
  }

  private static func names(
    _ node: ConfigNode, _ normalizer: Normalizer, _ metric: MentionMetric
  ) throws(InvalidInput) -> [FuzzyPhrase] {
    let nodes = node.kind == .sequence ? node.elements : [node]
    guard !nodes.isEmpty else { throw InvalidInput("empty-list", "the list of names is empty", at: node.location) }
    var names: [FuzzyPhrase] = []
    for name in nodes { names.append(try PhraseOptions.fuzzyPhrase(name, normalizer, using: metric)) }
    return names
  }

  /// Returns the share of the items that a text mentions.
  func share(in text: String, _ context: CaseContext) -> Double {
    share(missing(from: items, inNormalized: context.normalized(text, by: normalizer)))
  }

  private func share(_ missing: [[FuzzyPhrase]]) -> Double { Double(items.count - missing.count) / Double(items.count) }

  private func missing(from items: [[FuzzyPhrase]], inNormalized text: String) -> [[FuzzyPhrase]] {
    items.filter { names in !names.contains { $0.score(inNormalized: text) >= similarity } }
  }
}

// MARK: - Several texts

extension MentionedItems {
  /// Returns the share of the items that one of the texts mentions, or another.
  func share(inAnyOf texts: [String]) -> Double { share(missing(from: texts)) }

  /// Returns the items that none of the texts mentions.
  func missing(from texts: [String]) -> [[FuzzyPhrase]] {
    var missing = items
    for text in texts where !missing.isEmpty {
      missing = self.missing(from: missing, inNormalized: normalizer.normalize(text))
    }
    return missing
  }

  /// How many items there are.
  var count: Int { items.count }
  /// The items, for people.
  var description: String { items.map(Self.description).quoted() }
}

// MARK: - Explanation

extension MentionedItems {
  /// - Parameters:
  ///   - wanted: what stands before the items: "all of".
  ///   - lack: what stands before those that are missing: "missing".
  func explanation(of text: String, in context: CaseContext, wanted: String, lack: String) -> Explanation {
    let missing = missing(from: items, inNormalized: context.normalized(text, by: normalizer))
    let notes = missing.isEmpty ? [] : ["\(lack): \(missing.map(Self.description).quoted())"]
    return Explanation(
      expected: "\(wanted) \(items.map(Self.description).quoted())",
      got: "\(items.count - missing.count) of \(items.count)",
      span: missing.first?.lazy.compactMap { $0.nearestRange(in: text) }.first,
      notes: notes + [FuzzyPhrase.shortNote(items.joined()), stepsNote(text)].compactMap(\.self))
  }

  private func stepsNote(_ text: String) -> String? {
    normalizer.stepsNote { normalizer in
      let items = items.map { $0.map { $0.normalized(by: normalizer) } }
      return share(missing(from: items, inNormalized: normalizer.normalize(text))) >= least
    }
  }

  static func description(_ names: [FuzzyPhrase]) -> String { names.map(\.original).joined(separator: " or ") }
}
