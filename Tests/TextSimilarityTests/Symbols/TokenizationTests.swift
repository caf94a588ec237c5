import RagSpecTestSupport
import Testing

@testable import TextSimilarity

@Suite struct TokenizationTests {
  @Test func `white space is that of Unicode and the information separators`() {
    for value in UInt32(0)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isSpace = scalar.properties.isWhitespace || (0x1C...0x1F).contains(value)
      let utf8 = Array(String(scalar).utf8)
      let count = utf8.withUnsafeBufferPointer { WhiteSpace.byteCount(at: 0, of: $0) }
      guard count == (isSpace ? utf8.count : 0) else {
        Issue.record("U+\(String(value, radix: 16)) takes \(count) bytes")
        return
      }
    }
  }

  @Test func `white space that is cut off is none`() {
    for bytes: [UInt8] in [[0xC2], [0xE3], [0xE3, 0x80], [0xE2, 0x80]] {
      #expect(bytes.withUnsafeBufferPointer { WhiteSpace.byteCount(at: 0, of: $0) } == 0)
    }
  }

  @Test func `tokens are ordered by code points`() {
    let words = ["", "a", "a\0", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", "b", "é", "東", "😀"]
    for (index, word) in words.enumerated() {
      for (other, otherWord) in words.enumerated() {
        let (isLess, isEqual) = withTokens(word, otherWord) { ($0 < $1, $0 == $1) }
        #expect(isLess == (index < other) && isEqual == (index == other), "\(word) \(otherWord)")
      }
    }
  }

  @Test func `words have equal numbers where they are equal`() {
    var source = TextSource(seed: SeededGenerator.seed)
    let texts =
      (0..<200).map { _ in source.text(source.number(1...12), alphabet: 2) } + ["aaaaaaaab aaaaaaaac aaaaaaaa"]
    var spaced = SpacedTexts(capacity: 0)
    for text in texts { spaced.append(text.utf8) }
    let numbers = spaced.numberedWords
    let words = texts.map(Self.words)
    #expect(words.indices.allSatisfy { numbers.count(of: $0) == words[$0].count })
    #expect(numbers.bound == Set(words.joined()).count)
    #expect(Set(zip(words.joined(), numbers.numbers).map { "\($0) \($1)" }).count == numbers.bound)
  }

  private static func words(_ text: String) -> [String] {
    text.withUTF8Bytes { [Token](splitting: $0).map { String(decoding: $0.utf8, as: UTF8.self) } }
  }

  /// Few and many words, with beginnings in common that are shorter and longer than the eight bytes of a key.
  @Test(arguments: [0, 1, 2, 24, 25, 200, 3_000]) func `words are sorted by code points`(count: Int) {
    var source = TextSource(seed: SeededGenerator.seed)
    let beginnings = ["", "a", "the", "abcdefgh", "abcdefghijkl", "é", "\u{0}", "\u{10FFFF}"]
    let words = (0..<count).map { _ in
      beginnings[source.number(0...beginnings.count - 1)] + source.text(source.number(0...3), alphabet: 1)
    }
    let sorted = words.joined(separator: " ").withUTF8Bytes { text in
      [Token](sorting: text).map { String(decoding: $0.utf8, as: UTF8.self) }
    }
    let expected = words.filter { !$0.isEmpty }.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    #expect(sorted == expected, "seed \(SeededGenerator.seed)")
  }

  private func withTokens<Result>(_ one: String, _ other: String, _ body: (Token, Token) -> Result) -> Result {
    one.withUTF8Bytes { one in
      other.withUTF8Bytes { other in body(Token(one), Token(other)) }
    }
  }
}
