import RankingMetrics
import Testing

@Suite struct RankingTests {
  @Test func `documents keep the order in which they were returned`() throws {
    #expect(try Ranking(["b", "a", "c"]).documents == ["b", "a", "c"])
  }

  @Test func `scored documents are ordered by score and on a tie by identifier, descending`() throws {
    let ranking = try ranking(["a": 1, "b": 2, "c": 2, "d": -1, "e": -.infinity, "f": .infinity])
    #expect(ranking.documents == ["f", "c", "b", "a", "d", "e"])
  }

  @Test func `identifiers are ordered byte by byte`() throws {
    let ids = ["d10", "d2", "D2", "d", "", "é", "z", "\u{FFFD}", "😀", "d-2", "d_2", "p", "o\u{308}"]
    let expected = ["😀", "\u{FFFD}", "é", "z", "p", "o\u{308}", "d_2", "d2", "d10", "d-2", "d", "D2", ""]
    #expect(try Ranking(scored: ids.map { ScoredDocument($0, score: 0.5) }).documents == expected)
  }

  @Test func `zero and minus zero tie, and the smallest difference does not`() throws {
    #expect(try ranking(["a": 0.0, "b": -0.0]).documents == ["b", "a"])
    #expect(try ranking(["a": 1.0.nextUp, "b": 1]).documents == ["a", "b"])
  }

  @Test func `a repeated document is an error that names both places`() {
    #expect(throws: InvalidRanking.repeatedDocument("a", places: [1, 3])) { try Ranking(["a", "b", "a", "b"]) }
    #expect(throws: InvalidRanking.repeatedDocument("a", places: [1, 3])) {
      try Ranking(scored: [ScoredDocument("a", score: 1), ScoredDocument("b", score: 2), ScoredDocument("a", score: 3)])
    }
    let message = "document 'a' is ranked twice, at places 1 and 3"
    #expect(InvalidRanking.repeatedDocument("a", places: [1, 3]).description == message)
  }

  @Test func `composed and decomposed accents are one document`() {
    #expect(throws: InvalidRanking.self) { try Ranking(["\u{E9}", "e\u{301}"]) }
  }

  @Test func `a score that is not a number is an error`() {
    #expect(throws: InvalidRanking.scoreIsNotANumber("b")) { try ranking(["a": 1, "b": .nan]) }
    #expect(InvalidRanking.scoreIsNotANumber("b").description == "the score of document 'b' is not a number")
  }

  private func ranking(_ scores: KeyValuePairs<String, Double>) throws -> Ranking {
    try Ranking(scored: scores.map { ScoredDocument($0.key, score: $0.value) })
  }
}
