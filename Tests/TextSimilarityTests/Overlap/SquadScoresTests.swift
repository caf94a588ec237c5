import Testing
import TextSimilarity

/// Expected values are counted by hand after `evaluate-v1.1.py`, or after `evaluate-v2.0.py` where they differ.
@Suite struct SquadScoresTests {
  @Test(arguments: [
    ("The Eiffel Tower.", "eiffel tower"), ("a b", "b"), ("it's", "its"), ("x-y", "xy"), ("A", "the"), ("", "an."),
    ("tab\there", "tab here"), ("“the” end", "“ ” end"), ("Ab\u{3000}cd", "ab cd"), ("ΟΔΟΣ", "οδος"), ("№ 1", "№ 1"),
  ]) func `the same answer`(text: String, reference: String) {
    #expect(ExactMatch.score(text, reference) == 1)
  }

  @Test(arguments: [
    ("theory", "ory"), ("b a", "c a"), ("one two", "two one"), ("été", "e\u{301}te\u{301}"), ("1.5", "1,6"), ("", "x"),
    ("_the_cat", "cat"), ("«x»", "x"), ("straße", "strasse"),
  ]) func `another answer`(text: String, reference: String) {
    #expect(ExactMatch.score(text, reference) == 0)
    #expect(ExactMatch.score(text, reference, cutoff: 0.5) == nil)
  }

  @Test func `an article between other marks is taken out as the script does`() {
    #expect(ExactMatch.score("the–end", " –end") == 1)
    #expect(ExactMatch.score("the-end", "theend") == 1)
    #expect(ExactMatch.score("a\u{301}", "\u{301}") == 1)
  }

  @Test func `F1 counts words as often as both have them`() {
    let overlap = TokenF1.overlap("the cat sat", "a cat sat down")
    #expect(overlap.precision == 1)
    #expect(overlap.recall == 2.0 / 3)
    #expect(abs(overlap.fMeasure - 0.8) < 1e-12)
    #expect(TokenF1.score("the cat sat", "a cat sat down") == overlap.fMeasure)
    #expect(TokenF1.overlap("x x x y", "x x z").precision == 0.5)
    #expect(TokenF1.overlap("x x x y", "x x z").recall == 2.0 / 3)
    #expect(TokenF1.score("down sat", "Sat, down!") == 1)
    #expect(TokenF1.score("up", "down") == 0)
    #expect(TokenF1.score("one two", "one", cutoff: 0.7) == nil)
  }

  @Test func `of answers without words only the score says that they agree`() {
    #expect(TokenF1.score("A", "a") == 1)
    #expect(TokenF1.score("", "") == 1)
    #expect(TokenF1.score("the", "cat") == 0)
    #expect(TokenF1.overlap("A", "a").fMeasure == 0)
  }

  @Test func `the versions disagree about answers without words`() {
    #expect(TokenF1.score("", "the", version: .v1) == 0)
    #expect(TokenF1.score("", "the", version: .v2) == 1)
    #expect(TokenF1.score("a cat", "the cat", version: .v1) == 1)
    #expect(TokenF1.score("x", "", version: .v2) == 0)
  }

  @Test func `the best of several references counts`() {
    #expect(TokenF1.score("a cat sat", againstBestOf: ["dog", "cat sat", "cat"]) == 1)
    #expect(ExactMatch.score("cat", againstBestOf: [String]()) == 0)
  }
}
