import Testing

@testable import RankingMetrics
@testable import TRECFormats

@Suite struct TokenTests {
  @Test func `names with one hash are told apart`() throws {
    let (first, second) = try #require(namesWithOneHash())
    #expect(first != second)
    let qrels = try Qrels(Array("q 0 \(first) 1\nq 0 \(second) 2\n".utf8))
    #expect(qrels.grades(ofQueryAt: 0) == [first: 1, second: 2])
  }

  @Test func `hashes are of the bytes, wherever they stand`() {
    let bytes = Array("document-1234567 document-1234567 document-1234568".utf8)
    bytes.withUnsafeBytes { bytes in
      let tokens = [0..<16, 17..<33, 34..<50].map { Token($0, in: bytes) }
      #expect(areEqual(tokens[0], in: bytes, tokens[1], in: bytes))
      #expect(!areEqual(tokens[0], in: bytes, tokens[2], in: bytes))
      #expect(precedes(tokens[0], tokens[2], in: bytes) && !precedes(tokens[2], tokens[0], in: bytes))
    }
  }

  /// Two of many names drawn at random: among 200,000 some have 32 bits in common.
  private func namesWithOneHash() -> (String, String)? {
    var random = SplitMix64(state: 1)
    var names: [UInt32: [UInt8]] = [:]
    for _ in 0..<400_000 {
      let bits = random.next()
      let name = (0..<7).map { UInt8(ascii: "a") + UInt8(truncatingIfNeeded: bits >> (8 * $0)) % 26 }
      let hash = name.withUnsafeBytes { Token(0..<7, in: $0).hash }
      if let other = names.updateValue(name, forKey: hash), other != name {
        return (String(decoding: other, as: UTF8.self), String(decoding: name, as: UTF8.self))
      }
    }
    return nil
  }
}
