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

  @Test func `runs of tokens are equal where all their tokens are`() {
    let text = "a b c a b d a b c"
    let runs = text.withUTF8Bytes { TokenNumbers([Token](splitting: $0), []).runs(of: 3).first }
    #expect(runs.count == 7)
    #expect(runs[0] == runs[6])
    #expect(Set(runs).count == 6)
  }

  private func withTokens<Result>(_ one: String, _ other: String, _ body: (Token, Token) -> Result) -> Result {
    one.withUTF8Bytes { one in
      other.withUTF8Bytes { other in body(Token(one), Token(other)) }
    }
  }
}
