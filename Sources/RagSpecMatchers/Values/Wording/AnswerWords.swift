/// The words of an output, cut into sentences and clauses, for matchers that go by what is said.
///
/// English contractions are two words, "does not" for "doesn't", so that a phrase is written once. Marks of emphasis and
/// other signs are no words.
/// - Complexity: O(*n*) time.
struct AnswerWords {
  struct Word {
    /// In lower case, without apostrophes.
    let text: String
    /// UTF-8 offsets in the output; both words of a contraction have the same.
    let range: Range<Int>
    /// What stands between the word before and this one.
    var gap = Gap.none
    let isCapital: Bool
  }

  /// What parts two words, from nothing but spaces to the end of a sentence.
  enum Gap: Int, Comparable {
    case none, comma
    /// A colon, a dash, a parenthesis or a quotation mark.
    case pause
    case semicolon
    /// The end of a sentence.
    case stop
    /// The end of a line, and the start of the output.
    case line
    static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
  }

  /// A sentence, a part of one, or nothing.
  struct Clause {
    let words: ArraySlice<Word>
    var isQuestion = false
    /// UTF-8 offsets from the first to the last word; empty for no words.
    var range: Range<Int> {
      guard let first = words.first, let last = words.last else { return 0..<0 }
      return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
    }
  }

  private(set) var words: [Word] = []
  /// Indices of words behind which a question ends.
  private var questions: Set<Int> = []

  init(_ text: String) {
    let scalars = ScalarText(text)
    var gap = Gap.line
    var position = 0
    while position < scalars.count {
      if scalars.isAnswerWord(position) {
        let end = scalars.endOfAnswerWord(position)
        append(scalars[position..<end], scalars.utf8Range(position..<end), gap)
        (gap, position) = (.none, end)
      } else {
        if scalars[position] == "?" || scalars[position] == "？" { questions.insert(words.count - 1) }
        gap = max(gap, scalars.gap(at: position))
        position += 1
      }
    }
  }

  /// No word that matters is longer.
  private static let mostLetters = 24

  private mutating func append(_ written: String, _ range: Range<Int>, _ gap: Gap) {
    let isCapital = written.unicodeScalars.first?.properties.isUppercase ?? false
    let plain = String(written.lowercased().prefix(Self.mostLetters).map { $0 == "\u{2019}" ? "'" : $0 })
    for (index, word) in Contractions.words(of: plain).enumerated() {
      words.append(Word(text: word, range: range, gap: index == 0 ? gap : .none, isCapital: isCapital))
    }
  }

  /// Returns the sentences, each without those that have no words.
  var sentences: [Clause] { clauses { $0 >= .stop } }

  /// Returns the parts between the gaps that a condition holds for; a part begins behind each.
  func clauses(where isEnd: (Gap) -> Bool) -> [Clause] {
    var clauses: [Clause] = []
    var start = 0
    for index in words.indices.dropFirst() where isEnd(words[index].gap) {
      clauses.append(Clause(words: words[start..<index], isQuestion: questions.contains(index - 1)))
      start = index
    }
    if start < words.count {
      clauses.append(Clause(words: words[start...], isQuestion: questions.contains(words.count - 1)))
    }
    return clauses
  }
}

// MARK: - Scalars

extension ScalarText {
  /// Letters of any script make words; those of scripts without spaces make long ones.
  fileprivate func isAnswerWord(_ position: Int) -> Bool {
    guard let scalar = self[position] else { return false }
    return scalar.joinsWords || !scalar.isASCII && scalar.properties.isAlphabetic
  }

  /// Goes on behind an apostrophe or a hyphen between letters.
  fileprivate func endOfAnswerWord(_ start: Int) -> Int {
    let joins = isWord(start)
    // "答案是B" are two words, although nothing stands between them.
    var end = end(of: { isAnswerWord($0) && isWord($0) == joins }, from: start)
    while let joint = self[end], joint == "'" || joint == "\u{2019}", isLetter(end + 1) {
      end = self.end(of: { isAnswerWord($0) && isWord($0) == joins }, from: end + 1)
    }
    return end
  }

  fileprivate func gap(at position: Int) -> AnswerWords.Gap {
    switch self[position] {
    case ",", "，", "、": isDigit(position - 1) && isDigit(position + 1) ? .none : .comma
    case ";", "；": .semicolon
    case ":", "：", "(", ")", "[", "]", "\u{2013}", "\u{2014}", "\"", "\u{201C}", "\u{201D}", "|": .pause
    case "-": isHorizontalSpace(position + 1) ? .pause : .none
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": .line
    case "。", "！", "？": .stop
    case ".", "!", "?", "\u{2026}": isWord(position + 1) || isAbbreviated(before: position) ? .none : .stop
    default: .none
    }
  }

  private static let abbreviations = Set(words: "sec art fig mr mrs ms dr st vs approx cf")

  /// Whether a point ends an abbreviation: "Sec. 4", "e.g. this"; "no." is one before a number alone.
  private func isAbbreviated(before point: Int) -> Bool {
    guard holds(".", at: point), isHorizontalSpace(point + 1) else { return false }
    let start = startOfLetters(before: point)
    guard start < point, point - start <= 6 else { return false }
    let word = self[start..<point].lowercased()
    let hasPoints = start + 1 == point && holds(".", at: start - 1)
    return hasPoints || Self.abbreviations.contains(word) || word == "no" && isDigit(point + 2)
  }
}
