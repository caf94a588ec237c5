import RagSpecCore
import TextNormalization

/// A name that a number stands with: "Services: 57.1", "services revenue was 57.1".
///
/// The number is the first one behind the name in its sentence or line, with the expected unit where one has it; else the
/// last one before it there ("57.1 for services"); else the first one on the next line, where nothing but the name stands
/// on its own.
struct NumberLabel: Sendable {
  let text: String
  private let search: PhraseSearch

  init(_ node: ConfigNode) throws(InvalidInput) {
    text = try PhraseOptions.plainPhrase(node)
    search = PhraseSearch(Normalizer().normalize(text), wholeWords: true)
  }

  /// Whether a text names it at all.
  func isNamed(in text: String) -> Bool { search.isIn(Normalizer().normalize(text)) }

  /// Returns the number that belongs to each place of the label, in the order of the text.
  func numbers(
    among numbers: [Quantity], in text: String, preferring isPreferred: (Quantity) -> Bool
  ) -> [Quantity] {
    let normalized = Normalizer().normalizeKeepingOffsets(text)
    let passages = Passages(text)
    return search.ranges(in: normalized.text).map(normalized.originalRange).compactMap { place in
      passages.number(beside: place, among: numbers, preferring: isPreferred)
    }
  }
}

/// The lines and sentences of a text, as UTF-8 offsets.
private struct Passages {
  private let lines: [Range<Int>]
  private let sentences: [Range<Int>]

  init(_ text: String) {
    let scalars = ScalarText(text)
    let lines = TextLines.lines(of: scalars)
    self.lines = lines.map(scalars.utf8Range)
    sentences = lines.flatMap { TextLines.sentences(of: scalars, $0) }.map(scalars.utf8Range)
  }

  func number(
    beside place: Range<Int>, among numbers: [Quantity], preferring isPreferred: (Quantity) -> Bool
  ) -> Quantity? {
    // What lies in the name is part of it: the 2 of "Scope 2".
    let numbers = numbers.filter { !$0.range.overlaps(place) }
    guard let sentence = sentences.first(where: { $0.contains(place.lowerBound) }) else { return nil }
    let here = numbers.filter { sentence.overlaps($0.range) }
    let behind = here.filter { $0.range.lowerBound >= place.upperBound }
    if let number = behind.first(where: isPreferred) ?? behind.first ?? here.last(where: isPreferred) ?? here.last {
      return number
    }
    guard let line = lines.firstIndex(where: { $0.contains(place.lowerBound) }), line + 1 < lines.count,
      lines[line].count <= place.count + 8
    else { return nil }
    return numbers.first { lines[line + 1].overlaps($0.range) }
  }
}
