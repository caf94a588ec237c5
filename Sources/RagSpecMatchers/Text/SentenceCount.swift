/// Counts the sentences of a text.
enum SentenceCount {
  /// Returns how many sentences a text has; what is left over behind the last mark is one too.
  static func sentences(in text: String) -> Int {
    var count = 0
    for paragraph in paragraphs(of: text) {
      let words = paragraph.split(whereSeparator: \.isWhitespace)
      for (index, word) in words.enumerated() {
        let next = index + 1 < words.count ? words[index + 1] : nil
        count += inner(word) + (next == nil || ends(word, before: next) ? 1 : 0)
      }
    }
    return count
  }

  /// A blank line ends a sentence that has no mark.
  private static func paragraphs(of text: String) -> [Substring] {
    var paragraphs: [Substring] = []
    var start = text.startIndex
    var isBlank = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      isBlank = line.allSatisfy(\.isWhitespace)
      guard isBlank else { continue }
      paragraphs.append(text[start..<line.startIndex])
      start = line.endIndex
    }
    paragraphs.append(text[start...])
    return paragraphs
  }

  /// Full stops of scripts that write no spaces, with something behind them in the same word.
  private static func inner(_ word: Substring) -> Int {
    zip(word, word.dropFirst()).count { "。！？".contains($0) && !"。！？”」』）".contains($1) }
  }

  private static func ends(_ word: Substring, before next: Substring?) -> Bool {
    var bare = word
    while let last = bare.last, "\"')]”’»*_".contains(last) { bare.removeLast() }
    guard let mark = bare.last, ".!?…。！？".contains(mark) else { return false }
    guard let next else { return true }
    // "Really?" he said.
    let isQuoted = bare.endIndex != word.endIndex
    let opensLower = next.first { $0.isLetter || $0.isNumber }?.isLowercase ?? false
    if mark == "." { return !opensLower && !isAbbreviation(bare.dropLast()) }
    return !(opensLower && isQuoted)
  }

  private static func isAbbreviation(_ word: Substring) -> Bool {
    let isInitial = word.count == 1 && word.first?.isUppercase == true
    return isInitial || abbreviations.contains(word.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "e.g", "i.e", "approx", "fig", "nr", "z.b", "m",
  ]
}
