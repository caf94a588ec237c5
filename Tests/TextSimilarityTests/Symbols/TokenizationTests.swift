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
    SpacedWords.with(texts.map { Array($0.utf8) }) { words in
      let numbers = NumberedSequences(words: words)
      let names = words.joined().map { String(decoding: $0.utf8, as: UTF8.self) }
      #expect(numbers.bound == Set(names).count)
      #expect(Set(zip(names, numbers.sequences.joined()).map { "\($0) \($1)" }).count == numbers.bound)
    }
  }

  private func withTokens<Result>(_ one: String, _ other: String, _ body: (Token, Token) -> Result) -> Result {
    one.withUTF8Bytes { one in
      other.withUTF8Bytes { other in body(Token(one), Token(other)) }
    }
  }
}
