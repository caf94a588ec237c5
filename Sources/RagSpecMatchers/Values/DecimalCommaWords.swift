/// The commonest words of languages that write decimals behind a comma and thousands with points.
enum DecimalCommaWords {
  /// Common in German, French, Italian, Portuguese and Dutch, and rare in English; Spanish is written both ways.
  private static let words = Set(
    words: """
      und ist sind waren wurde wurden beträgt betrug der das für mit nicht auf insgesamt est était sont étaient les des \
      une pour avec dans della delle gli è sono erano nel são foi foram não uma het een zijn bedraagt waren werd
      """)
  /// How many of them must be there, and how many words are read.
  private static let least = 2
  private static let most = 400

  /// Whether at least two of them are among the first words of a text.
  static func areIn(_ text: ScalarText) -> Bool {
    var found: Set<String> = []
    var (position, count) = (0, 0)
    while position < text.count, count < most, found.count < least {
      let end = text.endOfWord(position)
      if end > position {
        count += 1
        let word = end - position <= 9 ? text[position..<end].lowercased() : ""
        if words.contains(word) { found.insert(word) }
      }
      position = max(end, position + 1)
    }
    return found.count >= least
  }
}
