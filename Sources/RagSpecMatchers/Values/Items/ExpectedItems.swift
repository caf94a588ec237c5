import RagSpecCore
import TextNormalization

/// The items that an output should list, and how an item is recognized.
struct ExpectedItems: Sendable {
  /// Each with its names.
  let items: [[Name]]
  private let normalizer: Normalizer
  private let comparison: TextComparison
  /// The least similarity of an item and one of its names.
  private let similarity: Double
  /// Whether an output may list further items.
  let allowsExtra: Bool
  /// Names that hold what separates items, which does not separate there.
  private let composed: [PhraseSearch]

  /// A name of an expected item, normalized once.
  struct Name: Sendable {
    let original: String
    fileprivate let words: TextWords
    fileprivate let numbers: Set<String>
    fileprivate var normalized: String { words.text }

    fileprivate init(_ original: String, _ normalizer: Normalizer) {
      self.original = original
      words = TextWords(normalizer.normalize(original))
      numbers = words.numbers(in: 0..<words.count)
    }
  }

  static let options =
    TextComparison.fields + [
      Field("similarity", .share, default: "0.9", "how near an item must come to a name"),
      Field("allow-extra", .boolean, default: "false", "whether further items are allowed"),
    ] + CommonOptions.normalization

  init(_ options: Options) throws(InvalidInput) {
    let normalizer = try CommonOptions.normalizer(options)
    guard !options.value.elements.isEmpty else {
      throw InvalidInput(
        "empty-list", "the list of items is empty", at: options.value.location,
        hint: "'abstains: true' expects that nothing is told, 'equals: none' this very word")
    }
    var items: [[Name]] = []
    for node in options.value.elements { items.append(try Self.names(node, normalizer)) }
    self.items = items
    self.normalizer = normalizer
    comparison = try TextComparison(options)
    similarity = options.number("similarity") ?? 0.9
    allowsExtra = options.flag("allow-extra")
    composed = Self.composed(items)
  }

  /// The same items after another normalization.
  func normalized(by normalizer: Normalizer) -> ExpectedItems { ExpectedItems(self, normalizer) }

  private init(_ other: ExpectedItems, _ normalizer: Normalizer) {
    items = other.items.map { $0.map { Name($0.original, normalizer) } }
    self.normalizer = normalizer
    (comparison, similarity, allowsExtra) = (other.comparison, other.similarity, other.allowsExtra)
    composed = Self.composed(items)
  }

  private static func composed(_ items: [[Name]]) -> [PhraseSearch] {
    items.joined().filter { isComposed($0.original) }.map { PhraseSearch($0.normalized, wholeWords: true) }
  }

  /// Says which steps of the normalization it takes for a condition to hold.
  func stepsNote(_ holds: (ExpectedItems) -> Bool) -> String? { normalizer.stepsNote { holds(normalized(by: $0)) } }

  private static func names(_ node: ConfigNode, _ normalizer: Normalizer) throws(InvalidInput) -> [Name] {
    let nodes = node.kind == .sequence ? node.elements : [node]
    guard !nodes.isEmpty else { throw InvalidInput("empty-list", "the list of names is empty", at: node.location) }
    var names: [Name] = []
    for node in nodes {
      names.append(Name(try PhraseOptions.fuzzyPhrase(node, normalizer).original, normalizer))
    }
    return names
  }

  private static func isComposed(_ name: String) -> Bool {
    let text = ScalarText(name)
    return ItemSeparators(text, 0..<text.count, protected: []).segments.count > 1
  }

  /// The items in words, for an explanation.
  var description: String { names(of: items.indices).quoted() }

  func names(of indices: some Sequence<Int>) -> [String] {
    indices.map { items[$0].map(\.original).joined(separator: " or ") }
  }
}

// MARK: - Reading

extension ExpectedItems {
  /// Returns what an output lists, where expected items stay whole.
  func groups(in text: String) -> [ItemGroup] {
    guard !composed.isEmpty else { return ItemReader.groups(in: text) }
    let normalized = normalizer.normalizeKeepingOffsets(text)
    let places = composed.flatMap { $0.ranges(in: normalized.text) }.map(normalized.originalRange)
    return ItemReader.groups(in: text, protected: places.sorted(by: Self.isBefore))
  }

  /// Of ranges that start together the longest comes first.
  private static func isBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.lowerBound == other.lowerBound ? one.upperBound > other.upperBound : one.lowerBound < other.lowerBound
  }

  /// Whether two items are the same to a set.
  func key(of item: ListedItem) -> String { normalizer.normalize(item.text) }
}

extension ExpectedItems {
  /// Returns what comes nearest to a missing item, as UTF-8 offsets.
  func nearestRange(to index: Int, in text: String) -> Range<Int>? {
    items[index].first.flatMap { FuzzyPhrase($0.original, normalizer).nearestRange(in: text) }
  }
}

// MARK: - Comparing

extension ExpectedItems {
  /// How many cells of comparisons are filled at most, which takes about a second; then only equal names count.
  private static let mostWork = 4_000_000_000

  /// Returns for each item which of the expected it may be.
  ///
  /// An item with other numbers than a name is not it, and where letters are compared neither is one with a word more or
  /// less: a digit or a "not" hardly changes a fuzzy score.
  func candidates(for items: [ListedItem]) -> [[Int]] {
    var work = 0
    return items.map { item in
      let readings = item.readings.map { Name($0, normalizer) }
      return self.items.indices.filter { index in
        self.items[index].contains { name in readings.contains { accepts($0, as: name, &work) } }
      }
    }
  }

  private func accepts(_ reading: Name, as name: Name, _ work: inout Int) -> Bool {
    if reading.normalized == name.normalized { return true }
    guard work < Self.mostWork, reading.numbers == name.numbers, !reading.words.isEmpty else { return false }
    work += reading.normalized.utf8.count * name.normalized.utf8.count + 1_000
    guard comparison.score(reading.normalized, against: name.normalized) >= similarity else { return false }
    return comparison.metric != .ratio || WordAlignment.areSame(name.words, 0..<reading.words.count, of: reading.words)
  }
}
