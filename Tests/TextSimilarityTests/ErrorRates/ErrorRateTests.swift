import RagSpecTestSupport
import Testing

@testable import TextSimilarity

@Suite struct ErrorRateTests {
  @Test func `errors are counted against the length of the reference`() {
    #expect(WordErrorRate.rate("the cat sat", "the cat sat down") == 0.25)
    #expect(WordErrorRate.rate("a b c", "a") == 2)
    #expect(WordErrorRate.score("a b c", "a") == 0)
    #expect(CharacterErrorRate.rate("東京", "東京都") == 1.0 / 3)
    #expect(CharacterErrorRate.score("sitting", "sitten") == 1 - 2.0 / 6)
    #expect(WordErrorRate.score("a b", "a c", cutoff: 0.6) == nil)
  }

  @Test func `a reference without units makes one of any error`() {
    for rate in [WordErrorRate(), CharacterErrorRate(), TranslationEditRate()] as [any ErrorRate] {
      #expect(rate.rate("", "") == 0)
      #expect(rate.rate("a b", "") == 1)
      #expect(rate.rate("", "a") == 1)
    }
  }

  @Test func `the rate of a corpus is that of its sums`() {
    var sum = WordErrorRate().edits("a b", "a c")
    sum += WordErrorRate().edits("x", "x y z")
    #expect(sum == EditedUnits(edits: 3, referenceCount: 5) && sum.rate == 0.6)
  }

  @Test func `to move a run of words is one edit`() {
    #expect(TranslationEditRate.rate("b c d a", "a b c d") == 0.25)
    #expect(TranslationEditRate.rate("d a b c", "a b c d") == 0.25)
    #expect(TranslationEditRate.rate("c d e a b", "a b c d e") == 0.2)
    #expect(WordErrorRate.rate("c d e a b", "a b c d e") == 0.8)
    #expect(TranslationEditRate.rate("A b", "a b") == 0)
    var strict = TranslationEditRate()
    strict.ignoresCase = false
    #expect(strict.rate("A b", "a b") == 0.5)
  }

  @Test func `punctuation may be parted from words or left out`() {
    func rate(_ text: String, _ reference: String, _ change: (inout TranslationEditRate) -> Void) -> Double {
      var rate = TranslationEditRate()
      change(&rate)
      return rate.rate(text, reference)
    }
    #expect(TranslationEditRate.rate("a, b's", "a b") == 1)
    #expect(rate("a, b's &amp;", "a , b 's &") { $0.normalizes = true } == 0)
    #expect(rate("a, (b)?", "a b") { $0.ignoresPunctuation = true } == 0)
    #expect(rate("a\n-b 3.5,", "ab 3.5 ,") { $0.normalizes = true } == 0)
    #expect(rate("東京。", "東 京 。") { ($0.normalizes, $0.coversAsianScripts) = (true, true) } == 0)
    #expect(rate("東京。", "東 京 。") { $0.normalizes = true } == 1)
    #expect(rate("「東京」、x", "東京x") { ($0.ignoresPunctuation, $0.coversAsianScripts) = (true, true) } == 0)
    #expect(rate(" ", "") { $0.normalizes = true } == 0)
  }

  @Test(arguments: [(0, [2, 3, 1, 4, 5]), (2, [1, 4, 2, 3, 5]), (3, [1, 4, 5, 2, 3]), (5, [1, 4, 5, 2, 3])])
  func `a run moves to where it is counted without itself`(target: Int, moved: [UInt32]) {
    #expect(Shift(source: 1..<3, target: target).applied(to: [1, 2, 3, 4, 5]) == moved)
  }

  /// Counted without a beam if it plays no part, and with it else.
  @Test func `edits within a beam are those of its table`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<60 {
      let words = (0..<source.number(1...90)).map { _ in UInt32(source.number(0...20)) }
      let start = source.number(0...words.count - 1)
      let text = words.dropFirst(start) + words.prefix(start).filter { _ in source.number(0...4) > 0 }
      let reference = BeamReference(words: words, bound: 21)
      let count = BeamTable(Array(text), words).count
      #expect(reference.count(of: Array(text), atMost: count) == count)
      #expect(reference.count(of: Array(text), atMost: count - 1) == nil)
    }
  }
}
