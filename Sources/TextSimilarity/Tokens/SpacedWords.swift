/// Texts in which white space parts the words, taken apart together.
enum SpacedWords {
  /// Calls `body` with the words of each text.
  static func with<Result>(_ texts: [[UInt8]], _ body: ([[Token]]) -> Result) -> Result {
    Array(texts.joined()).withUnsafeBufferPointer { all in
      var start = 0
      let words = texts.map { text in
        defer { start += text.count }
        return [Token](splitting: UnsafeBufferPointer(rebasing: all[start..<start + text.count]))
      }
      return body(words)
    }
  }
}
