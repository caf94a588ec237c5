import Testing
import TextSimilarity

/// Expected values are counted by hand; `TextSimilarityReferenceTests` has those of the `rouge-score` package.
@Suite struct RougeTests {
  @Test func `ROUGE-L counts words in the same order`() {
    let overlap = RougeL.overlap("The cat sat on the mat.", "the cat was on the mat")
    #expect(overlap.precision == 5.0 / 6)
    #expect(overlap.recall == 5.0 / 6)
    #expect(RougeL.score("b a", "a b") == 0.5)
    #expect(RougeL.score("one two", "one", cutoff: 0.9) == nil)
    #expect(RougeL.overlap("one two three four", "two four").precision == 0.5)
    #expect(RougeL.overlap("one two three four", "two four").recall == 1)
  }

  @Test func `ROUGE-1 and ROUGE-2 count words and pairs of words`() {
    #expect(Rouge1.score("b a", "a b") == 1)
    #expect(Rouge2.score("b a", "a b") == 0)
    #expect(Rouge2.overlap("a b a b", "a b").precision == 1.0 / 3)
    #expect(Rouge2.overlap("a b a b", "a b").recall == 1)
    #expect(Rouge2.score("one", "one") == 0)
    #expect(Rouge1.overlap("x x y", "x z").precision == 1.0 / 3)
  }

  @Test func `no words score 0`() {
    for score in [Rouge1.self, Rouge2.self, RougeL.self] as [any TextScore.Type] {
      #expect(score.score("", "") == 0)
      #expect(score.score("...", "...") == 0)
      #expect(score.score("a b", "") == 0)
      #expect(score.score("", "", cutoff: 0.1) == nil)
    }
  }

  @Test func `texts without ASCII words are taken by their own words`() {
    #expect(RougeL.score("東京は晴れです。", "東京は晴れです") == 1)
    #expect(RougeL.score("東京は晴れ", "東京は雨") == 2.0 * 3 / 9)
    #expect(Rouge2.score("今日天気", "今日気温") == 1.0 / 3)
    #expect(RougeL.score("привет, мир", "Привет мир!") == 1)
    #expect(RougeL.score("السلام عليكم", "السلام") == 2.0 / 3)
    #expect(RougeL.score("👍🏽", "👍🏽") == 1)
    #expect(RougeL.score("ประเทศไทย", "ประเทศไทย") == 1)
    #expect(RougeL.score("Tokyo 東京", "東京") == 2.0 * 2 / 5)
    #expect(RougeL.score("é", "e") == 0)
  }

  @Test func `one can ask for either kind of words`() {
    let (text, reference) = ("2023年東京", "2023年大阪")
    #expect(RougeL.score(text, reference) == 1)
    #expect(RougeL.overlap(text, reference, words: .ascii).fMeasure == 1)
    #expect(RougeL.overlap(text, reference, words: .unicode).fMeasure == 0.5)
    #expect(RougeL.overlap("東京", "東京", words: .ascii).fMeasure == 0)
    #expect(Rouge1.overlap("über uns", "uber uns", words: .unicode).fMeasure == 0.5)
    #expect(Rouge1.overlap("e\u{301}te\u{301}", "e\u{301}te\u{301} x", words: .unicode).recall == 0.5)
  }
}
