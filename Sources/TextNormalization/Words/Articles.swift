/// The step that takes the articles of one language out of a text.
///
/// An article is a word between white space; letter case does not matter. `a` in `vitamin A` is one too, which is why
/// the step is off unless asked for.
struct Articles {
  private let words: [[UInt8]]
  private let elided: [[UInt8]]

  init(_ language: ArticleLanguage) {
    words = language.words.map { Array($0.utf8) }
    elided = language.elided.map { Array($0.utf8) }
  }

  /// Returns the text without articles that an apostrophe joins to the next word: `l'homme` becomes `homme`.
  ///
  /// This comes before punctuation is stripped, while the apostrophe is still there.
  func stripElided(_ input: TextBuffer) -> TextBuffer {
    guard !elided.isEmpty, input.bytes.contains(0x27) else { return input }
    var output = TextBuffer(toFollow: input)
    var index = 0
    while index < input.count {
      if let end = endOfElided(in: input, at: index) {
        index = end
      } else {
        output.copy(index, of: input)
        index += 1
      }
    }
    return output
  }

  /// Returns the text without the words that are articles.
  func strip(_ input: TextBuffer) -> TextBuffer {
    var output = TextBuffer(toFollow: input)
    var (index, wordStart, copied) = (0, 0, 0)
    while index <= input.count {
      let current = input.characterClass(at: index)
      if current.isOpen {
        if isArticle(wordStart..<index, of: input) {
          output.copy(copied..<wordStart, of: input)
          copied = index
        }
        wordStart = index + 1
      }
      index += current == .edge ? 1 : input.width(at: index)
    }
    output.copy(copied..<input.count, of: input)
    return output
  }

  private func isArticle(_ range: Range<Int>, of input: TextBuffer) -> Bool {
    words.contains { $0.count == range.count && matches($0, input, at: range.lowerBound) }
  }

  private func endOfElided(in input: TextBuffer, at index: Int) -> Int? {
    for article in elided where matches(article, input, at: index) {
      let apostrophe = index + article.count
      guard apostrophe < input.count, input[apostrophe] == 0x27 else { continue }
      guard input.characterClass(at: apostrophe + 1) == .letter else { continue }
      if !input.characterClass(before: index).isWord { return apostrophe + 1 }
    }
    return nil
  }

  private func matches(_ word: [UInt8], _ input: TextBuffer, at index: Int) -> Bool {
    guard index + word.count <= input.count else { return false }
    return word.indices.allSatisfy { word[$0] == lowercase(input[index + $0]) }
  }

  private func lowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
