import RagSpecCore
import TextNormalization

/// A name that a number stands with: "Services: 57.1", "services revenue was 57.1".
///
/// The number is the one before the name where "for", "in" or "from" alone stand between ("57.1 for services"), or else the
/// first one behind the name in its sentence or line, with the expected unit where one has it; else the last one before it
/// there; else the first one on the next line, where nothing but the name stands
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
  ///
  /// - Complexity: O((length of the text + numbers + places) · log of them).
  func numbers(
    among numbers: [Quantity], in text: String, preferring isPreferred: (Quantity) -> Bool
  ) -> [Quantity] {
    let normalized = Normalizer().normalizeKeepingOffsets(text)
    let scalars = ScalarText(text)
    let (row, passages) = (NumberRow(numbers, preferring: isPreferred), Passages(text))
    return search.ranges(in: normalized.text).map(normalized.originalRange).compactMap { place in
      guard let sentence = passages.sentence(at: place.lowerBound) else { return nil }
      let before = min(sentence.lowerBound, place.lowerBound)..<place.lowerBound
      if let last = row.last(in: before), Self.isTied(last, to: place, in: scalars) { return last }
      // What lies in the name is part of it: the 2 of "Scope 2".
      return row.first(in: place.upperBound..<max(place.upperBound, sentence.upperBound))
        ?? row.last(in: before)
        ?? passages.line(below: place).flatMap(row.first)
    }
  }
}

extension NumberLabel {
  private static let prepositions = Set(
    words: "for in from by at für bei aus von pour en dans chez para per in voor por")
  private static let articles = Set(words: "the our its their der die das den dem le la les el los las de il")
  private static let mostBetween = 24

  /// Whether a number belongs to the name behind it, and no mark behind the name says that another one does: "57.1 for
  /// services", but not "131.4 for services: 57.1".
  private static func isTied(_ number: Quantity, to place: Range<Int>, in text: ScalarText) -> Bool {
    guard place.lowerBound - number.range.upperBound <= mostBetween else { return false }
    let (start, end) = (text.position(ofUTF8: place.lowerBound), text.position(ofUTF8: number.range.upperBound))
    var words = NeighboringWords(before: start, in: text)
    var word = words.next()
    while let article = word, articles.contains(article), !prepositions.contains(article) { word = words.next() }
    guard let word, prepositions.contains(word), words.position >= end,
      text[end..<words.position].allSatisfy(\.isWhitespace)
    else { return false }
    let behind = text.end(of: text.isHorizontalSpace, from: text.position(ofUTF8: place.upperBound))
    switch text[behind] {
    case ":", "(", "|", "=", "\u{2013}", "\u{2014}": return false
    default: return true
    }
  }
}

/// Numbers in the order of a text, among which the nearest are quickly found.
private struct NumberRow {
  private let numbers: [Quantity]
  /// For each number the next preferred one, itself included; and the last one so far.
  private var next: [Int?]
  private var last: [Int?]

  init(_ numbers: [Quantity], preferring isPreferred: (Quantity) -> Bool) {
    self.numbers = numbers
    let preferred = numbers.map(isPreferred)
    next = Array(repeating: nil, count: numbers.count)
    last = next
    for index in numbers.indices { last[index] = preferred[index] ? index : index > 0 ? last[index - 1] : nil }
    for index in numbers.indices.reversed() {
      next[index] = preferred[index] ? index : index + 1 < numbers.count ? next[index + 1] : nil
    }
  }

  /// The first number that stands in a range, a preferred one if there is one.
  func first(in range: Range<Int>) -> Quantity? {
    let index = index(ofFirstAt: range.lowerBound)
    guard index < numbers.count, numbers[index].range.upperBound <= range.upperBound else { return nil }
    let preferred = next[index].map { numbers[$0] }
    return preferred.flatMap { $0.range.upperBound <= range.upperBound ? $0 : nil } ?? numbers[index]
  }

  /// The last number that stands in a range, a preferred one if there is one.
  func last(in range: Range<Int>) -> Quantity? {
    var index = index(ofFirstAt: range.upperBound) - 1
    if index >= 0, numbers[index].range.upperBound > range.upperBound { index -= 1 }
    guard index >= 0, numbers[index].range.lowerBound >= range.lowerBound else { return nil }
    let preferred = last[index].map { numbers[$0] }
    return preferred.flatMap { $0.range.lowerBound >= range.lowerBound ? $0 : nil } ?? numbers[index]
  }

  /// The index of the first number that starts at an offset or behind it.
  private func index(ofFirstAt offset: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
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

  func sentence(at offset: Int) -> Range<Int>? { Self.index(at: offset, in: sentences).map { sentences[$0] } }

  /// The line below that of a name, where nothing else stands on that but a few signs.
  func line(below name: Range<Int>) -> Range<Int>? {
    guard let line = Self.index(at: name.lowerBound, in: lines), line + 1 < lines.count,
      lines[line].count <= name.count + Self.mostSigns
    else { return nil }
    return lines[line + 1]
  }

  /// As many as "**" before and ":**" behind have, and some more.
  private static let mostSigns = 8

  private static func index(at offset: Int, in ranges: [Range<Int>]) -> Int? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(offset) ? low : nil
  }
}
