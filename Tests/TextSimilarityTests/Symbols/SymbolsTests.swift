import Testing

@testable import TextSimilarity

@Suite struct SymbolsTests {
  @Test func `UTF-8 is read as the scalars it encodes`() {
    let values: [UInt32] = [0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
    let text = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    #expect(text.withUTF8Bytes { $0.withScalars(Array.init) } == values)
    #expect(text.withUTF8Bytes { $0.scalarCount } == values.count)
  }

  @Test func `UTF-8 that is cut off is read to its end and no further`() {
    for bytes: [UInt8] in [[0x41, 0xC3], [0xE3, 0x80], [0xF0, 0x9F, 0x98], [0x80]] {
      let scalars = bytes.withUnsafeBufferPointer { $0.withScalars(Array.init) }
      #expect(scalars.count <= bytes.count && !scalars.isEmpty)
    }
  }

  @Test func `one byte beyond ASCII is seen at any place`() {
    for count in 0...80 {
      var bytes = [UInt8](repeating: 0x7F, count: count)
      #expect(bytes.withUnsafeBufferPointer { $0.isASCII })
      for place in 0..<count {
        bytes[place] = 0x80
        #expect(!bytes.withUnsafeBufferPointer { $0.isASCII })
        bytes[place] = 0x7F
      }
    }
  }

  @Test func `a pattern with thousands of symbols gives each a row of its own`() {
    let pattern = (0..<20_000).map { UInt32($0) &* 64 }
    let text = pattern.reversed() + [7, 9]
    pattern.withUnsafeBufferPointer { first in
      text.withUnsafeBufferPointer { second in
        BufferPair(first, second, alphabetSize: nil).withEncoded { pair in
          #expect(pair.rowCount == 20_001)
          #expect(Set(pair.pattern).count == 20_000)
          #expect(pair.text.prefix(20_000).elementsEqual(pair.pattern.reversed()))
          #expect(pair.text.suffix(2).allSatisfy { $0 == 0 })
        }
      }
    }
  }

  @Test func `common affixes are counted once`() {
    for (first, second, common) in [("aaa", "aa", 2), ("abcXdef", "abcYdef", 6), ("", "a", 0), ("abab", "ab", 2)] {
      let trimmed = SymbolPair.with(first, second) { pair in
        guard case .bytes(var bytes) = pair.storage else { return -1 }
        return bytes.trimCommonAffixes()
      }
      #expect(trimmed == common)
    }
  }
}
