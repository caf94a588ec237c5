import Foundation
import RagSpecTestSupport
import Testing

@testable import TextSimilarity

/// Expected values are counted by hand; `OverlapReferenceTests` has those of sacrebleu.
@Suite struct BleuTests {
  @Test func `equal texts of four words score 1`() {
    #expect(Bleu.score("the cat sat down", "the cat sat down") == 1)
    #expect(Bleu.score("the cat", "the cat") == 1)
    #expect(Bleu.score("", "") == 0)
    #expect(Bleu.score("a b c d", "e f g h") == 0)
    #expect(Bleu.score("a b", "a c", cutoff: 0.9) == nil)
  }

  @Test func `shares in common are multiplied, and a short text is worth less`() {
    // 3 of 4 words, 2 of 3 pairs, 1 of 2 runs of three, none of four: half of one of one.
    let expected = (0.75 * (2.0 / 3) * 0.5 * 0.5).squareRoot().squareRoot()
    #expect(abs(Bleu.score("a b c x", "a b c d") - expected) < 1e-12)
    #expect(abs(Bleu.score("a b c d", "a b c d e") - exp(-0.25)) < 1e-12)
    #expect(Bleu.score("a b c d e", "a b c d") < 1)
  }

  @Test func `smoothing decides where nothing is in common`() {
    func score(_ smoothing: BleuSmoothing, usesEffectiveOrder: Bool = true) -> Double {
      var bleu = Bleu()
      (bleu.smoothing, bleu.usesEffectiveOrder) = (smoothing, usesEffectiveOrder)
      return bleu.score("a x", against: ["a b"])
    }
    #expect(score(.none) == 0)
    #expect(abs(score(.exponential) - 0.5) < 1e-12)
    #expect(abs(score(.floor(0.1)) - (0.5 * 0.1).squareRoot()) < 1e-12)
    #expect(abs(score(.add(1)) - (0.5 * 0.5).squareRoot().squareRoot()) < 1e-12)
    #expect(score(.exponential, usesEffectiveOrder: false) == 0)
    #expect(score(.floor(.infinity)) <= 1 && score(.floor(.nan)) == 0 && score(.add(.infinity)) == 0)
  }

  @Test func `of several references each may give a run, and the nearest the length`() {
    let bleu = Bleu()
    #expect(
      bleu.score("a b c d", against: ["a b x x x x", "x c d y"]) > bleu.score("a b c d", against: ["a b x x x x"]))
    #expect(bleu.statistics(of: "a b", against: ["a", "a b c", "b b"]).referenceLength == 2)
    #expect(bleu.statistics(of: "a b", against: ["a", "a b c"]).referenceLength == 1)
    #expect(bleu.statistics(of: "b b b", against: ["b", "b b"]).common[0] == 2)
    #expect(bleu.score("a", against: []) == 0)
  }

  @Test func `a corpus is scored by its counts`() {
    let bleu = Bleu()
    let texts = [(text: "a b c d", references: ["a b c d"]), (text: "x y", references: ["x z w"])]
    var sum = bleu.statistics(of: "a b c d", against: ["a b c d"])
    sum += bleu.statistics(of: "x y", against: ["x z w"])
    #expect(bleu.score(ofCorpus: texts) == bleu.score(of: sum))
    #expect(sum.common == [5, 3, 2, 1] && sum.totals == [6, 4, 2, 1] && sum.length == 6 && sum.referenceLength == 7)
    #expect(bleu.score(ofCorpus: []) == 0)
  }

  @Test(arguments: [
    (BleuTokenizer.v13a, "It's 1,000.5% (or so), x-y 3-4.", "It's 1,000.5 % ( or so ) , x-y 3 - 4 ."),
    (.v13a, "&quot;a&amp;lt;b&quot;-\nc\n", "\" a < b \" c"),
    (.v13a, "<skipped>été.東,京", "été . 東 , 京"),
    (.international, "It's 1,000.5% «so» 5€, 3.", "It ' s 1,000.5 % « so » 5 € , 3."),
    (.character, "a b\u{3000}東", "a b 東"),
    (.chinese, "\u{3000}大阪NHK,京 3.5-4% “ok”—\n", "大 阪 NHK , 京 3.5 - 4 % “ ok ” —"),
    (.chinese, ".5 &amp; \u{20000}\u{20001}カナ", ".5 & amp ; \u{20000}\u{20001}カナ"),
    (.whitespace, " a,b\u{A0}c ", "a,b c"),
  ]) func `texts are parted into words`(tokenizer: BleuTokenizer, text: String, words: String) {
    let found = tokenizer.tokens(of: text, ignoresCase: false).withUnsafeBufferPointer { text in
      [Token](splitting: text).map { String(decoding: $0.utf8, as: UTF8.self) }.joined(separator: " ")
    }
    #expect(found == words)
  }

  @Test func `roots and powers are those of the C library`() {
    for step in 0...2_000 {
      let x = -Double(step * step) / 5_000
      #expect(abs(Decay.exponential(x) - exp(x)) <= 1e-15 * exp(x) + 1e-307)
    }
    #expect(Decay.exponential(-1e9) == 0)
    var generator = SeededGenerator(seed: SeededGenerator.seed)
    for count in 1...60 {
      let numbers = (0..<count).map { _ in Double.random(in: 1e-9...1, using: &generator) }
      let expected = exp(numbers.reduce(0) { $0 + log($1) } / Double(count))
      #expect(abs(GeometricMean.of(numbers) - expected) <= 1e-14 * expected, "\(count)")
    }
  }
}
