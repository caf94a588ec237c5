import Testing
import TextSimilarity

/// Expected values are counted by hand; `OverlapReferenceTests` has those of sacrebleu.
@Suite struct ChrfTests {
  @Test func `shares of runs are averaged, and recall counts four times in the square`() {
    #expect(Chrf.score("abc", "abc") == 1)
    #expect(Chrf.score("a b c", "abc") == 1)
    #expect(Chrf.score("", "") == 0)
    #expect(Chrf.score("abc", "xyz") == 0)
    // Runs of one: 2 of 2 and 2 of 3; runs of two: 1 of 1 and 1 of 2; the text has none of three.
    let (precision, recall) = (1.0, (2.0 / 3 + 0.5) / 2)
    #expect(abs(Chrf.score("ab", "abc") - 5 * precision * recall / (4 * precision + recall)) < 1e-12)
    #expect(Chrf.score("東京都", "東京") > 0.5)
    #expect(Chrf.score("a", "b", cutoff: 0.1) == nil)
  }

  @Test func `words count in chrF++, without the marks about them`() {
    #expect(Chrf.plusPlus.score("(cat sat.", against: ["( cat sat ."]) == 1)
    #expect(Chrf.plusPlus.score("cat)", against: ["cat )"]) == 1)
    #expect(Chrf.plusPlus.score("ab c", against: ["a bc"]) < 1)
  }

  @Test func `the best reference counts`() {
    #expect(Chrf().score("cat", against: ["dog", "cat", "cow"]) == 1)
    #expect(Chrf().statistics(of: "cat", against: ["dog", "cat"]).counts.map(\.common) == [3, 2, 1, 0, 0, 0])
    #expect(Chrf().score("cat", against: []) == 0)
  }
}
