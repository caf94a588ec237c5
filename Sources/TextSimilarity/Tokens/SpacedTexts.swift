/// Texts one after another in one piece of memory, in which white space parts the words.
struct SpacedTexts {
  private var utf8: [UInt8] = []
  private var ends: [Int] = []

  /// Makes room for so many bytes.
  init(capacity: Int) { utf8.reserveCapacity(capacity) }

  /// Adds a text.
  mutating func append(_ text: some Collection<UInt8>) {
    utf8.append(contentsOf: text)
    ends.append(utf8.count)
  }

  /// Adds a text, each byte of it as `body` has it.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ body: (UInt8) -> UInt8) {
    let start = utf8.count
    append(text)
    utf8.withUnsafeMutableBufferPointer { utf8 in
      for index in start..<utf8.count { utf8[index] = body(utf8[index]) }
    }
  }

  /// The words of each text as numbers.
  var numberedWords: NumberedSequences { numberedWords { $0.append(splitting: $1) } }

  /// What `parts` makes of each word of each text, as numbers.
  func numberedWords(_ parts: (Token) -> [Token]) -> NumberedSequences {
    numberedWords { words, text in words += [Token](splitting: text).flatMap(parts) }
  }

  @inline(__always)
  private func numberedWords(
    _ append: (inout [Token], UnsafeBufferPointer<UInt8>) -> Void
  ) -> NumberedSequences {
    utf8.withUnsafeBufferPointer { utf8 in
      var (words, wordEnds, start) = ([Token](), ends, 0)
      words.reserveCapacity(utf8.count / 5 + 1)
      for (index, end) in ends.enumerated() {
        append(&words, UnsafeBufferPointer(rebasing: utf8[start..<end]))
        (wordEnds[index], start) = (words.count, end)
      }
      return NumberedSequences(words: words, ends: wordEnds)
    }
  }
}
