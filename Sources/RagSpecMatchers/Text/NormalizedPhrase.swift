import TextNormalization

/// A text to be found, with the normalization under which it is looked for.
struct NormalizedPhrase: Sendable {
  let original: String
  let normalized: String
  let normalizer: Normalizer
  private let search: PhraseSearch
  private let wholeWords: Bool

  init(_ original: String, _ normalizer: Normalizer, wholeWords: Bool = false) {
    self.original = original
    self.normalizer = normalizer
    self.wholeWords = wholeWords
    normalized = normalizer.normalize(original)
    search = PhraseSearch(normalized, wholeWords: wholeWords)
  }

  /// Whether nothing is left to look for after normalization.
  var isEmpty: Bool { normalized.isEmpty }

  func isIn(_ text: String) -> Bool { search.isIn(normalizer.normalize(text)) }
  func starts(_ text: String) -> Bool { search.starts(normalizer.normalize(text)) }
  func ends(_ text: String) -> Bool { search.ends(normalizer.normalize(text)) }

  func isIn(normalized text: String) -> Bool { search.isIn(text) }
  func starts(normalized text: String) -> Bool { search.starts(text) }
  func ends(normalized text: String) -> Bool { search.ends(text) }

  /// Whether the phrase stands in a text other than as a part of longer phrases.
  func isIn(normalized text: String, outsideOf longer: [NormalizedPhrase]) -> Bool {
    let places = search.ranges(in: text, limit: longer.isEmpty ? 1 : .max)
    guard !places.isEmpty, !longer.isEmpty else { return !places.isEmpty }
    let taken = longer.flatMap { $0.search.ranges(in: text) }
    return places.contains { place in !taken.contains { $0.contains(place) } }
  }

  /// The same text after another normalization.
  func normalized(by normalizer: Normalizer) -> NormalizedPhrase {
    NormalizedPhrase(original, normalizer, wholeWords: wholeWords)
  }

  /// Shows where a text starts, or ends, with a few characters more than the phrase has.
  func start(of text: String) -> String { "it starts with '\(text.prefix(shownLength))'" }
  func end(of text: String) -> String { "it ends with '\(text.suffix(shownLength))'" }
  private var shownLength: Int { original.count + 12 }

  /// Says which steps of the normalization it takes for a condition to hold.
  func stepsNote(_ holds: (NormalizedPhrase) -> Bool) -> String? {
    normalizer.stepsNote { holds(normalized(by: $0)) }
  }
}
