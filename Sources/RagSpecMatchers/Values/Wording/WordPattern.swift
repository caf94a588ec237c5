/// Words in a row, as a phrase of a language varies: each place has alternatives, and a few other words may stand between.
///
/// It is written as a text: `i|we * do|can not ... know|answer`. `|` parts alternatives, `?` behind a place makes it optional,
/// `*` is any one word or none, `...` up to four words, and `^` at the start and `$` at the end bind it to the
/// ends of a clause.
struct WordPattern: Sendable {
  private let places: [Place]
  private let isAtStart: Bool
  private let isAtEnd: Bool

  private struct Place: Sendable {
    let words: Set<String>
    let isOptional: Bool
    /// How many other words may stand before it.
    let gap: Int
  }

  init(_ written: String) {
    var parts = written.split(separator: " ").map(String.init)
    isAtStart = parts.first == "^"
    if isAtStart { parts.removeFirst() }
    isAtEnd = parts.last == "$"
    if isAtEnd { parts.removeLast() }
    var places: [Place] = []
    var gap = 0
    for part in parts {
      switch part {
      case "*": gap += 1
      case "...": gap += 4
      default:
        let isOptional = part.hasSuffix("?")
        let words = (isOptional ? part.dropLast() : part[...]).split(separator: "|").map(String.init)
        places.append(Place(words: Set(words), isOptional: isOptional, gap: gap))
        gap = 0
      }
    }
    self.places = places
  }

  /// Returns the first run of words that it fits.
  ///
  /// - Complexity: O(words × 2 to the power of optional places), which is a few for each word.
  func firstMatch(in words: ArraySlice<AnswerWords.Word>) -> Range<Int>? {
    let starts = isAtStart ? words.indices.prefix(1) : words.indices
    for start in starts {
      if let end = end(of: places[...], from: start, in: words, isFirst: true) { return start..<end }
    }
    return nil
  }

  private func end(
    of places: ArraySlice<Place>, from index: Int, in words: ArraySlice<AnswerWords.Word>, isFirst: Bool
  ) -> Int? {
    guard let place = places.first else { return isAtEnd && index < words.endIndex ? nil : index }
    for position in index...index + (isFirst ? 0 : place.gap) where position < words.endIndex {
      guard place.words.contains(words[position].text) else { continue }
      if let end = end(of: places.dropFirst(), from: position + 1, in: words, isFirst: false) { return end }
    }
    return place.isOptional ? end(of: places.dropFirst(), from: index, in: words, isFirst: isFirst) : nil
  }
}

extension [WordPattern] {
  /// A pattern a line.
  init(lines: String) { self = lines.split(separator: "\n").map { WordPattern(String($0)) } }

  func firstMatch(in words: ArraySlice<AnswerWords.Word>) -> Range<Int>? {
    lazy.compactMap { $0.firstMatch(in: words) }.first
  }
}
