import RagSpecCore

/// Words and what may stand for them, read from lines of `word TAB synonym TAB synonym …`.
struct Thesaurus: Sendable {
  /// Synonyms by the first character of the words, longer words first.
  private let entries: [Character: [Entry]]

  private struct Entry: Sendable {
    let word: [Character]
    let synonyms: [String]
  }

  /// Reads a file; throws each line that says nothing. Empty lines and those that begin with `#` are comments.
  init(_ file: SourceFile) throws(InvalidInput) {
    var synonyms: [String: [String]] = [:]
    var order: [String] = []
    var problems: [Diagnostic] = []
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      let fields = text.split(separator: "\t").map(\.trimmed).filter { !$0.isEmpty }
      guard let word = fields.first, !word.hasPrefix("#") else { continue }
      guard fields.count > 1 else {
        problems.append(.noSynonym(of: word, in: file, line: index + 1))
        continue
      }
      let key = String(word.map(Self.folded))
      if synonyms[key] == nil { order.append(key) }
      synonyms[key, default: []] += fields.dropFirst()
    }
    if order.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          "no-synonyms", "the file has no synonyms", at: SourceLocation(file: file, line: 1, column: 1),
          hint: Diagnostic.formOfSynonyms))
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let entries = order.compactMap { key in synonyms[key].map { Entry(word: Array(key), synonyms: $0) } }
    // Sorting keeps no order of its own: words of one length are told apart by what they are.
    self.entries = Dictionary(grouping: entries) { $0.word[0] }
      .mapValues { $0.sorted { ($1.word.count, String($0.word)) < ($0.word.count, String($1.word)) } }
  }

  /// A part of a text, and what may stand for it.
  struct Match {
    let range: Range<Int>
    let synonyms: [String]
  }

  /// Returns the words that have synonyms, from left to right, none of them inside another; the longest counts.
  func matches(in text: [Character]) -> [Match] {
    let folded = text.map(Self.folded)
    var matches: [Match] = []
    var place = 0
    while place < text.count {
      guard let entry = entries[folded[place]]?.first(where: { Self.stands($0.word, at: place, in: folded) }) else {
        place += 1
        continue
      }
      matches.append(Match(range: place..<place + entry.word.count, synonyms: entry.synonyms))
      place += entry.word.count
    }
    return matches
  }

  /// One by one: as a whole, a text may have letters that depend on those around them.
  private static func folded(_ character: Character) -> Character { character.lowercased().first ?? character }

  private static func stands(_ word: [Character], at place: Int, in text: [Character]) -> Bool {
    let end = place + word.count
    guard end <= text.count, text[place..<end].elementsEqual(word) else { return false }
    return (place == 0 || isBoundary(text[place - 1], text[place]))
      && (end == text.count || isBoundary(text[end - 1], text[end]))
  }

  /// Whether a word may end between two characters. Scripts without spaces do not show it, so there it may be anywhere.
  private static func isBoundary(_ one: Character, _ other: Character) -> Bool {
    !one.isWordPart || !other.isWordPart || one.isOfUnspacedScript || other.isOfUnspacedScript
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}

extension Diagnostic {
  fileprivate static let formOfSynonyms = "a line is 'word TAB synonym', with as many synonyms as there are"

  fileprivate static func noSynonym(of word: String, in file: SourceFile, line: Int) -> Diagnostic {
    Diagnostic(
      "synonyms-syntax", "no synonym stands behind '\(word)'",
      at: SourceLocation(file: file, line: line, column: 1, length: word.unicodeScalars.count), hint: formOfSynonyms)
  }
}
