import RagSpecTestSupport
import Testing
import TextSimilarity

/// The examples of RapidFuzz's documentation, as RapidFuzz 3.14 computes them, and the edges of each definition.
@Suite struct RatioTests {
  @Test func `ratio counts insertions and deletions`() {
    #expect(Ratio.score("this is a test", "this is a test!") == 28.0 / 29)
    #expect(Ratio.score("kitten", "sitting") == 8.0 / 13)
    #expect(Ratio.score("", "") == 1)
    #expect(Ratio.score("a cat", "a cut", cutoff: 0.8) == 0.8)
    #expect(Ratio.score("a cat", "a cut", cutoff: 0.8.nextUp) == nil)
  }

  @Test func `a score can be chosen by name`() {
    let scores: [String: any TextScore.Type] = ["ratio": Ratio.self, "token-f1": TokenF1.self]
    #expect(scores["ratio"]?.score("a cat", "a cut") == 0.8)
  }

  @Test func `token sort ratio does not see the order of words`() {
    #expect(TokenSortRatio.score("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear") == 1)
    #expect(TokenSortRatio.score("fuzzy was a bear", "fuzzy fuzzy was a bear") == 32.0 / 38)
    #expect(TokenSortRatio.score("b\u{3000} a\n", "a b") == 1)
    #expect(TokenSortRatio.score("b\u{A0}a", "a b") == 1)
    #expect(TokenSortRatio.score("", " ") == 1)
    #expect(TokenSortRatio.score("", "a") == 0)
    #expect(TokenSortRatio.score("b a", "a c", cutoff: 0.9) == nil)
  }

  @Test func `words are sorted by code points, not by what they look like`() {
    #expect(TokenSortRatio.score("z é", "é z") == 1)
    #expect(TokenSortRatio.score("Z a", "a Z") == 1)
    #expect(TokenSortRatio.score("aaaaaaaab aaaaaaaa", "aaaaaaaa aaaaaaaab") == 1)
    #expect(TokenSortRatio.score("a\0 a", "a a\0") == 1)
    #expect(TokenSortRatio.score("e\u{301} \u{E9}", "\u{E9} e\u{301}") == 1)
  }

  @Test func `token set ratio is perfect when one text has all words of the other`() {
    #expect(TokenSetRatio.score("fuzzy was a bear", "fuzzy fuzzy was a bear") == 1)
    #expect(TokenSetRatio.score("fuzzy was a bear but not a dog", "fuzzy was a bear") == 1)
    let others = ("fuzzy was a bear but not a dog", "fuzzy was a bear but not a cat")
    #expect(abs(TokenSetRatio.score(others.0, others.1) - 12.0 / 13) < 1e-12)
    #expect(TokenSetRatio.score(others.0, others.1, cutoff: 0.93) == nil)
    #expect(TokenSetRatio.score(others.0, others.1, cutoff: 0.9) == TokenSetRatio.score(others.0, others.1))
  }

  @Test func `token set ratio takes the best of shared and left-over words`() {
    #expect(TokenSetRatio.score("abc abd", "abx") == 4.0 / 10)
    #expect(TokenSetRatio.score("red red blue", "red green") == 10.0 / 17)
    #expect(TokenSetRatio.score("new york mets", "new york yankees mats") == 16.0 / 21)
    #expect(TokenSetRatio.score("a b", "a c") == 2.0 / 3)
  }

  private static let wordRatios: [any WordRatio.Type] = [
    TokenSortRatio.self, TokenSetRatio.self, TokenRatio.self, PartialTokenSortRatio.self, PartialTokenSetRatio.self,
    PartialTokenRatio.self,
  ]

  @Test(arguments: wordRatios) func `lists of words score as the texts they make`(ratio: any WordRatio.Type) {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<60 {
      let lists = (0..<2).map { _ in
        (0..<source.number(0...9)).map { _ in source.text(source.number(0...4), alphabet: 1) }
      }
      let texts = lists.map { $0.joined(separator: " ") }
      #expect(ratio.score(words: lists[0], lists[1]) == ratio.score(texts[0], texts[1]), "\(lists)")
    }
  }

  @Test func `words of a list are taken as they stand`() {
    #expect(TokenSortRatio.score(words: ["new york", "mets"], ["mets", "new york"]) == 1)
    #expect(TokenSortRatio.score(words: ["new york"], ["york new"]) < 1)
    #expect(TokenSetRatio.score(words: ["new york", "mets"], ["york", "mets"]) == 9.0 / 11)
    #expect(TokenSetRatio.score(words: ["", "a"], ["a"]) == 1)
    #expect(TokenSetRatio.score(words: [], []) == 0 && TokenSortRatio.score(words: [], []) == 1)
    #expect(TokenSortRatio.score(words: ["b", "a"], ["a", "c"], cutoff: 0.9) == nil)
    #expect(TokenSortRatio.score(words: ["a"], ["a"], cutoff: 1.5) == nil)
  }

  @Test func `token set ratio is 0 without words`() {
    #expect(TokenSetRatio.score("", "") == 0)
    #expect(TokenSetRatio.score(" \t", "\n") == 0)
    #expect(TokenSetRatio.score("a", "") == 0)
    #expect(TokenSetRatio.score("ab", "cd") == 0)
  }

  @Test func `quick and weighted ratio know no empty text`() {
    #expect(QuickRatio.score("", "") == 0)
    #expect(QuickRatio.score("", "", cutoff: 0.1) == nil)
    #expect(QuickRatio.score("a cat", "a cut") == 0.8)
    #expect(WeightedRatio.score("", "") == 0)
    #expect(WeightedRatio.score("a", "a") == 1)
  }

  @Test func `words of which one is common are a perfect part`() {
    #expect(PartialTokenSetRatio.score("fuzzy was a bear", "a dog") == 1)
    #expect(PartialTokenSetRatio.score("", "") == 0)
    #expect(PartialTokenRatio.score("", "") == 1)
    #expect(PartialTokenRatio.score("bear fuzzy", "was fuzzy") == 1)
    #expect(PartialTokenSortRatio.score("b a", "c b a") == 1)
    #expect(PartialTokenSortRatio.score("x b a", "c b a") == 8.0 / 9)
    #expect(PartialTokenRatio.score("ab ab", "xab") == 1)
  }

  @Test func `weighted ratio depends on how much longer one text is`() {
    #expect(WeightedRatio.score("b a", "a b") == 0.95)
    #expect(WeightedRatio.score("cat", "a cat sat") == 0.9)
    #expect(WeightedRatio.score("cat", "the cat sat on the soft mat") == 0.6)
    #expect(WeightedRatio.score("b a", "a b", cutoff: 0.96) == nil)
  }

  @Test func `a part of a sequence of words is found`() throws {
    let (words, phrase) = ("the cat sat on the mat".split(separator: " "), "cat sat in".split(separator: " "))
    let alignment = try #require(PartialRatio.alignment(phrase, words))
    #expect(alignment.score == 2.0 / 3)
    #expect(alignment.secondRange == 0..<3)
  }

  @Test func `a cut-off keeps what the score itself keeps`() {
    let scores: [any TextScore.Type] = [
      Ratio.self, PartialRatio.self, TokenSortRatio.self, TokenSetRatio.self, QuickRatio.self, TokenRatio.self,
      PartialTokenSortRatio.self, PartialTokenSetRatio.self, PartialTokenRatio.self, WeightedRatio.self,
    ]
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<40 {
      let (text, reference) = source.pair(longest: 150)
      for type in scores {
        let score = type.score(text, reference)
        for cutoff in [-1, 0, score / 2, score.nextDown, score, score.nextUp, 1, 2, .nan, .infinity] {
          #expect(
            type.score(text, reference, cutoff: cutoff) == (score >= cutoff ? score : nil),
            "\(type) \(text.debugDescription) \(reference.debugDescription) \(cutoff), seed \(SeededGenerator.seed)")
        }
        let prepared = type.prepared(for: reference)
        #expect(prepared.score(text) == score && prepared.score(text, cutoff: score.nextUp) == nil)
      }
    }
  }
}
