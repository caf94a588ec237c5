/// The words before or behind a place of a text, the nearest first, as far as no mark parts them from it.
///
/// Marks of emphasis, currency signs and quotation marks are passed over; a comma, a stop, a parenthesis, a dash or the
/// end of a line ends the row. Words come in lower case with straight apostrophes: "isn't" is one word. Scripts that write
/// no spaces have no words here.
/// - Complexity: O(length of a word) for each.
struct NeighboringWords: IteratorProtocol, Sequence {
  private let text: ScalarText
  private let isBackward: Bool
  /// Between which scalars it stands: the next word lies on this side of it.
  private(set) var position: Int

  init(before position: Int, in text: ScalarText) { (self.text, self.position, isBackward) = (text, position, true) }
  init(behind position: Int, in text: ScalarText) { (self.text, self.position, isBackward) = (text, position, false) }

  mutating func next() -> String? { isBackward ? wordBefore() : wordBehind() }

  private mutating func wordBefore() -> String? {
    while isPassed(text[position - 1]) { position -= 1 }
    let end = position
    while text.isWord(position - 1) || isApostrophe(position - 1) { position -= 1 }
    return word(position..<end)
  }

  private mutating func wordBehind() -> String? {
    while isPassed(text[position]) { position += 1 }
    let start = position
    while text.isWord(position) || isApostrophe(position) { position += 1 }
    return word(start..<position)
  }

  /// No word that matters is longer.
  private static let mostLetters = 24

  private func word(_ range: Range<Int>) -> String? {
    guard !range.isEmpty, range.count <= Self.mostLetters else { return range.isEmpty ? nil : "" }
    let word = text[range].lowercased()
    return word.utf8.contains(0xE2) ? String(word.map { $0 == "\u{2019}" ? "'" : $0 }) : word
  }

  private func isApostrophe(_ position: Int) -> Bool {
    guard text[position] == "'" || text[position] == "\u{2019}" else { return false }
    return text.isLetter(position - 1) && text.isLetter(position + 1)
  }

  private func isPassed(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "*", "_", "`", "~", "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}": true
    case let scalar?: scalar.isHorizontalSpace || scalar.isCurrencySign
    case nil: false
    }
  }
}
