/// What ROUGE counts as a word.
public enum RougeWords: Sendable, Hashable, CaseIterable {
  /// Runs of the ASCII letters and digits of the text in lower case: the definition of the `rouge-score` package, which
  /// sees nothing of other scripts.
  case ascii
  /// Runs of letters and digits of any script in lower case; single letters in scripts without spaces between words;
  /// single pictographs.
  case unicode
  /// As `ascii` if both texts have such a word, else as `unicode`.
  case automatic
}

extension RougeWords {
  /// Calls `body` with the words of two texts as numbers, each text in as many sequences as it has sentences.
  func with<Result>(
    _ text: [String], _ reference: [String], stemming: Bool, _ body: (NumberedSequences) -> Result
  ) -> Result {
    let texts = text + reference
    if self != .unicode {
      let words = texts.map { Self.spacedWords($0, areASCII: true, stemming: stemming) }
      let haveWords = [words.prefix(text.count), words.dropFirst(text.count)].allSatisfy(Self.haveWords)
      if self == .ascii || haveWords { return SpacedWords.with(words) { body(NumberedSequences(words: $0)) } }
    }
    let words = texts.map { Self.spacedWords($0, areASCII: false, stemming: stemming) }
    return SpacedWords.with(words) { body(NumberedSequences(words: $0)) }
  }

  private static func haveWords(_ texts: ArraySlice<[UInt8]>) -> Bool {
    texts.contains { $0.contains { $0 != 0x20 } }
  }

  /// Calls `body` with the words of two texts as the first and the second sequence.
  func with<Result>(
    _ text: String, _ reference: String, stemming: Bool, _ body: (NumberedSequences) -> Result
  ) -> Result {
    with([text], [reference], stemming: stemming, body)
  }

  /// The words of a text with spaces in between.
  private static func spacedWords(_ text: String, areASCII: Bool, stemming: Bool) -> [UInt8] {
    Lowercase.with(text) { lower in
      if areASCII, !stemming { return lower.map { isASCIIWordByte($0) ? $0 : 0x20 } }
      var spaced: [UInt8] = []
      spaced.reserveCapacity(lower.count + 1)
      for word in areASCII ? asciiWords(lower) : UnicodeWords.split(lower) {
        let isStemmed = stemming && word.utf8.count > 3 && word.utf8.isASCII
        if isStemmed { spaced += PorterStemmer.stem(Array(word.utf8)) } else { spaced += word.utf8 }
        spaced.append(0x20)
      }
      return spaced
    }
  }

  private static func isASCIIWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func asciiWords(_ utf8: UnsafeBufferPointer<UInt8>) -> [Token] {
    utf8.indices
      .split { !isASCIIWordByte(utf8[$0]) }
      .map { Token(UnsafeBufferPointer(rebasing: utf8[$0.startIndex..<$0.endIndex])) }
  }
}
