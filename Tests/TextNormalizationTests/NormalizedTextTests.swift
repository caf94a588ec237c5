import Testing
import TextNormalization

@Suite("Offsets into the original")
struct NormalizedTextTests {
  @Test(arguments: [
    ("The **total** isn’t", "total", "total"),
    ("The **total** isn’t", "isnt", "isn’t"),
    ("a  \u{A0} b", " ", "  \u{A0} "),
    ("x e\u{301}\u{327} y", "ȩ\u{301}", "e\u{301}\u{327}"),
    ("xx Straße", "ss", "ß"),
    ("1½ cups", "1/2", "½"),
    ("| a | b |\n|---|---|\n| c | d |", "b c", "b |\n|---|---|\n| c"),
    ("see [the page](http://x.y) now", "page now", "page](http://x.y) now"),
    ("see [the page](http://x.y) now", "now", "now"),
    ("👩\u{200D}⚕\u{FE0F} ok", "ok", "ok"),
  ])
  func `a found piece leads back to what it was`(original: String, piece: String, expected: String) throws {
    let normalized = Normalizer().normalizeKeepingOffsets(original)
    let range = try #require(Self.range(of: piece, in: normalized.text))
    let bytes = Array(original.utf8)[normalized.originalRange(ofUTF8: range)]
    #expect(scalars(String(decoding: bytes, as: UTF8.self)) == scalars(expected))
  }

  @Test func `any range is answered`() {
    let normalized = Normalizer().normalizeKeepingOffsets("  **é** ")
    #expect(normalized.text == "é")
    #expect(normalized.originalRange(ofUTF8: 0..<2) == 4..<6)
    #expect(normalized.originalRange(ofUTF8: 1..<2) == 4..<6, "half a scalar is the whole one")
    #expect(normalized.originalRange(ofUTF8: 0..<0) == 4..<4)
    #expect(normalized.originalRange(ofUTF8: 2..<2) == 9..<9)
    #expect(normalized.originalRange(ofUTF8: 0..<100) == 4..<6)
    #expect(normalized.originalRange(ofUTF8: 50..<100) == 9..<9)
  }

  @Test func `an empty text`() {
    #expect(Normalizer().normalizeKeepingOffsets("").originalRange(ofUTF8: 0..<1) == 0..<0)
    #expect(Normalizer().normalizeKeepingOffsets("!?").text.isEmpty)
  }

  private static func range(of piece: String, in text: String) -> Range<Int>? {
    let (text, piece) = (Array(text.utf8), Array(piece.utf8))
    guard piece.count <= text.count else { return nil }
    let start = (0...(text.count - piece.count)).first { text[$0..<($0 + piece.count)].elementsEqual(piece) }
    return start.map { $0..<($0 + piece.count) }
  }
}
