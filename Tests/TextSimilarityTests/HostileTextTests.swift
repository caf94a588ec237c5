import RagSpecTestSupport
import Testing
import TextSimilarity

/// No text makes a score crash, stop being a number or leave 0 to 1.
///
/// The seed is fixed: what fails once fails again. Sizes are bounded, not times.
@Suite struct HostileTextTests {
  private static let scores: [any TextScore.Type] = [
    Ratio.self, QuickRatio.self, PartialRatio.self, TokenSortRatio.self, TokenSetRatio.self, TokenRatio.self,
    PartialTokenSortRatio.self, PartialTokenSetRatio.self, PartialTokenRatio.self, WeightedRatio.self,
    Levenshtein.self, Indel.self, LongestCommonSubsequence.self, OptimalStringAlignment.self, DamerauLevenshtein.self,
    Hamming.self, Jaro.self, JaroWinkler.self, CommonPrefix.self, CommonSuffix.self, ExactMatch.self, TokenF1.self,
    Rouge1.self, Rouge2.self, RougeL.self, RougeLsum.self, NGramContainment.self, Bleu.self, Chrf.self,
    TranslationEditRate.self, WordErrorRate.self, CharacterErrorRate.self,
  ]

  private static func check(_ scores: [any TextScore.Type], _ text: String, _ other: String, cutoff: Double = 0) {
    for score in scores {
      let found = score.score(text, other, cutoff: cutoff)
      let isSound = found.map { $0.isFinite && (cutoff...1).contains($0) } ?? (cutoff > 0)
      #expect(isSound, "\(score) gives \(String(describing: found)) on \(shown(text)) and \(shown(other))")
      guard cutoff == 0, text.utf8.count < 1_000 else { continue }
      #expect(
        score.prepared(for: other).score(text) == found, "\(score), prepared, on \(shown(text)) and \(shown(other))")
    }
  }

  private static func shown(_ text: String) -> String {
    text.unicodeScalars.prefix(40).map { $0.escaped(asASCII: true) }.joined()
  }

  @Test func `random bytes`() {
    var generator = SeededGenerator(seed: 20_251_123)
    func text() -> String {
      let bytes = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    for _ in 0..<100 { Self.check(Self.scores, text(), text()) }
  }

  @Test func `random scalars of every plane`() {
    var generator = SeededGenerator(seed: 7)
    func text() -> String {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        let limit: UInt32 = [0x80, 0x800, 0x1_0000, 0x11_0000].randomElement(using: &generator) ?? 0x80
        Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)).map { text.append($0) }
      }
      return String(text)
    }
    for _ in 0..<100 { Self.check(Self.scores, text(), text()) }
  }

  private static let oddities = [
    "", " ", "\u{0}", "\n", "\r\n\r\n", "\u{85}", "\u{A0}", "\u{3000}", "\u{2028}", "a", "A", "é", "e\u{301}",
    "\u{301}", "\u{301}\u{301}\u{301}", String(repeating: "a\u{300}", count: 70), "\u{200D}\u{200D}", "\u{FEFF}",
    "\u{202E}abc\u{202C}", "İ", "ẞ", "ΑΣ", "Σ", "ǆ", "ﬃ", "𝟙𝟚", "٣", "苹果苹果", "ไทยไทย", "한국", "👨‍👩‍👧‍👦",
    "🏴\u{E0067}\u{E0062}\u{E007F}", "🇩🇪🇫", "\u{10FFFF}", "\u{E000}", "a the an", "!!!", ".,.,", "3.14-15,9", "-\n",
    "&quot;&amp;",
    String(repeating: " ", count: 300), String(repeating: "x", count: 65), String(repeating: "ab ", count: 129),
    String(repeating: "\n", count: 40), String(repeating: "𝒳", count: 128),
  ]

  @Test func `oddities against oddities`() {
    for (index, text) in Self.oddities.enumerated() {
      // Itself and a few others, other ones for each.
      for step in [0, 1, 5, 11, 17, 23, 31] {
        Self.check(Self.scores, text, Self.oddities[(index + step) % Self.oddities.count])
      }
    }
  }

  // Tests are built without optimization, where a megabyte of words takes seconds to part and to count: each kind of
  // algorithm is asked once.

  private static let megabyte = String(repeating: "the quick brown fox – 苹果, ", count: 36_000)

  @Test func `a megabyte against little`() {
    #expect(Self.megabyte.utf8.count > 1_000_000)
    Self.check([Ratio.self, OptimalStringAlignment.self, Hamming.self, JaroWinkler.self], Self.megabyte, "fox")
    Self.check([CommonPrefix.self, PartialRatio.self, CharacterErrorRate.self], "fox", Self.megabyte)
  }

  @Test func `a megabyte against one that is nearly the same`() {
    let other = "§" + Self.megabyte.dropLast() + "!"
    Self.check([Ratio.self, Hamming.self, CommonSuffix.self], Self.megabyte, other, cutoff: 0.9999)
    #expect(Levenshtein.distance(Self.megabyte, other, cutoff: 3) == 2)
  }

  @Test func `a megabyte without a space is one word`() {
    let text = String(repeating: "x", count: 1_000_000)
    Self.check([TokenSortRatio.self, TokenF1.self, Rouge1.self, WordErrorRate.self], text, text + "y", cutoff: 0.5)
    Self.check([TokenSetRatio.self, RougeL.self, TranslationEditRate.self], text, "x y")
  }

  @Test func `many words against few`() {
    let text = String(Self.megabyte.prefix(50_000))
    Self.check([TokenF1.self, Rouge2.self, Bleu.self, Chrf.self, NGramContainment.self], text, "a brown fox")
    Self.check([RougeLsum.self, TokenRatio.self, PartialTokenRatio.self, WeightedRatio.self], "a brown fox", text)
  }

  @Test func `cut-offs that nothing keeps`() {
    for score in Self.scores {
      for cutoff in [Double(1).nextUp, 2, .infinity, .nan] {
        #expect(score.score("a b", "a b", cutoff: cutoff) == nil, "\(score)")
      }
      for cutoff in [-1, -Double.infinity] { #expect(score.score("a b", "x", cutoff: cutoff) != nil, "\(score)") }
    }
  }
}
