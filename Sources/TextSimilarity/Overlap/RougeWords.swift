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
  /// Returns the words of two texts as the first and the second sequence.
  func numbered(_ text: String, _ reference: String, stemming: Bool) -> NumberedSequences {
    numbered([text, reference], split: 1, stemming: stemming)
  }

  /// Returns the words of the sentences of two texts, of which the second one begins with the sentence `split`.
  func numbered(_ sentences: [String], split: Int, stemming: Bool) -> NumberedSequences {
    if self != .unicode {
      let words = Self.numbered(sentences, areASCII: true, stemming: stemming)
      let haveWords = [0..<split, split..<sentences.count].allSatisfy { $0.contains { words.count(of: $0) > 0 } }
      if self == .ascii || haveWords { return words }
    }
    return Self.numbered(sentences, areASCII: false, stemming: stemming)
  }

  private static func numbered(_ texts: [String], areASCII: Bool, stemming: Bool) -> NumberedSequences {
    var spaced = SpacedTexts(capacity: texts.reduce(0) { $0 + $1.utf8.count + 1 })
    for text in texts {
      text.withUTF8Bytes { utf8 in
        // Of ASCII, which most texts are, case and words are found in one go.
        if areASCII, !stemming, utf8.isASCII { return spaced.append(utf8, asciiWordByte) }
        Lowercase.with(text) { append($0, areASCII: areASCII, stemming: stemming, to: &spaced) }
      }
    }
    return spaced.numberedWords
  }

  /// Adds the words of a text in lower case with spaces in between.
  private static func append(
    _ lower: UnsafeBufferPointer<UInt8>, areASCII: Bool, stemming: Bool, to texts: inout SpacedTexts
  ) {
    if areASCII, !stemming { return texts.append(lower, asciiWordByte) }
    var spaced: [UInt8] = []
    spaced.reserveCapacity(lower.count + 1)
    for word in areASCII ? asciiWords(lower) : UnicodeWords.split(lower) {
      let isStemmed = stemming && word.utf8.count > 3 && word.utf8.isASCII
      if isStemmed { spaced += PorterStemmer.stem(Array(word.utf8)) } else { spaced += word.utf8 }
      spaced.append(0x20)
    }
    texts.append(spaced)
  }

  /// The letter in lower case or the digit that a byte is, else a space.
  @inline(__always)
  private static func asciiWordByte(_ byte: UInt8) -> UInt8 {
    let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return isASCIIWordByte(lower) ? lower : 0x20
  }

  @inline(__always)
  private static func isASCIIWordByte(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }

  private static func asciiWords(_ utf8: UnsafeBufferPointer<UInt8>) -> [Token] {
    utf8.indices
      .split { !isASCIIWordByte(utf8[$0]) }
      .map { Token($0.startIndex, $0.endIndex, of: utf8) }
  }
}
