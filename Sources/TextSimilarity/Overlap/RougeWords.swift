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
  /// Calls `body` with the words of both texts.
  func with<Result>(_ text: String, _ reference: String, _ body: (TokenNumbers) -> Result) -> Result {
    Lowercase.with(text) { text in
      Lowercase.with(reference) { reference in body(numbers(text, reference)) }
    }
  }

  private func numbers(_ text: UnsafeBufferPointer<UInt8>, _ reference: UnsafeBufferPointer<UInt8>) -> TokenNumbers {
    if self != .unicode {
      let (words, referenceWords) = (Self.asciiWords(text), Self.asciiWords(reference))
      if self == .ascii || !words.isEmpty && !referenceWords.isEmpty { return TokenNumbers(words, referenceWords) }
    }
    return TokenNumbers(UnicodeWords.split(text), UnicodeWords.split(reference))
  }

  private static func asciiWords(_ utf8: UnsafeBufferPointer<UInt8>) -> [Token] {
    utf8.indices
      .split { !(utf8[$0] >= 0x61 && utf8[$0] <= 0x7A || utf8[$0] >= 0x30 && utf8[$0] <= 0x39) }
      .map { Token(UnsafeBufferPointer(rebasing: utf8[$0.startIndex..<$0.endIndex])) }
  }
}
