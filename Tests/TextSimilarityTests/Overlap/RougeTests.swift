import RagSpecTestSupport
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

  @Test func `stems are compared if asked`() {
    #expect(Rouge1.overlap("the cats hopped", "the cat hops", stemming: true).fMeasure == 1)
    #expect(Rouge1.overlap("the cats hopped", "the cat hops").fMeasure == 1.0 / 3)
    #expect(RougeL.overlap("été flying", "été flies", words: .unicode, stemming: true).fMeasure == 1)
  }

  @Test func `ROUGE-Lsum takes lines in any order`() {
    #expect(RougeLsum.score("c d\na b", "a b\nc d") == 1)
    #expect(RougeL.score("c d\na b", "a b\nc d") == 0.5)
    #expect(RougeLsum.score("a b", "a\n\nb") == 1)
    #expect(RougeLsum.score("", "") == 0)
    #expect(RougeLsum.score("a", "b", cutoff: 0.1) == nil)
    // Lin's example: w1 w2 of one sentence and w1 w3 w5 of the other make w1 w2 w3 w5, four of five words.
    let overlap = RougeLsum.overlap("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5")
    #expect(overlap.recall == 4.0 / 5 && overlap.precision == 4.0 / 10)
  }

  @Test func `the words in common are those that the textbook's path takes`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<80 {
      let lines = (0..<3).map { _ in
        (0..<source.number(0...source.number(1...300))).map { _ in "w\(source.number(0...6))" }
      }
      let texts = (
        lines[0].joined(separator: " ") + "\n" + lines[1].joined(separator: " "), lines[2].joined(separator: " ")
      )
      let places = Set(
        Textbook.commonPlaces(of: lines[2], in: lines[0]) + Textbook.commonPlaces(of: lines[2], in: lines[1]))
      var (free, count) = ((lines[0] + lines[1]).reduce(into: [:]) { $0[$1, default: 0] += 1 }, 0)
      for place in places.sorted() where free[lines[2][place], default: 0] > 0 {
        free[lines[2][place], default: 0] -= 1
        count += 1
      }
      let recall = lines[2].isEmpty ? 0 : Double(count) / Double(lines[2].count)
      #expect(RougeLsum.overlap(texts.0, texts.1).recall == recall, "seed \(SeededGenerator.seed)")
    }
  }
}
