import RagSpecCore
import Testing

@testable import RagSpecRetrieval

struct RankFusionTests {
  private static func ranking(_ ids: String) -> [RankedDocument] {
    ids.map { RankedDocument(id: String($0), score: 0, summary: $0 == "a" ? "A" : "") }
  }

  @Test func `scores are sums of reciprocal ranks`() throws {
    let fused = try RankFusion(constant: 60).fused([(Self.ranking("abc"), 1), (Self.ranking("cd"), 2)])
    #expect(fused.map(\.id) == ["c", "d", "a", "b"])
    let scores: [Double] = [1.0 / 63.0 + 2.0 / 61.0, 2.0 / 62.0, 1.0 / 61.0, 1.0 / 62.0]
    #expect(fused.map(\.score) == scores)
    #expect(fused.map(\.summary) == ["", "", "A", ""])
  }

  @Test func `equal documents are in the order of their ids`() throws {
    let fused = try RankFusion(constant: 0).fused([(Self.ranking("ba"), 1), (Self.ranking("ab"), 1)])
    #expect(fused.map(\.id) == ["a", "b"])
    #expect(fused.map(\.score) == [1.5, 1.5])
    #expect(try RankFusion(constant: 60).fused([]).isEmpty)
    let second = try RankFusion(constant: 60).fused([(Self.ranking("a"), 0), (Self.ranking("b"), 1)])
    #expect(second.map(\.id) == ["b"])
  }

  @Test func `a document that a ranking has twice is told`() {
    let told = #expect(throws: CaseError.self) { try RankFusion(constant: 60).fused([(Self.ranking("bab"), 1)]) }
    #expect(told?.message == "a part of the hybrid search has the document 'b' twice")
  }

  @Test func `ids are told apart by their bytes`() throws {
    let (composed, decomposed) = (RankedDocument(id: "\u{E9}", score: 2), RankedDocument(id: "e\u{301}", score: 1))
    let fused = try RankFusion(constant: 0).fused([([composed, decomposed], 1), ([decomposed], 1)])
    #expect(fused.map { Array($0.id.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
    #expect(fused.map(\.score) == [1.5, 1])
  }

  @Test func `a text is taken from the search that tells it`() throws {
    let (silent, telling) = (RankedDocument(id: "a", score: 1), RankedDocument(id: "a", score: 1, text: "A."))
    for rankings in [[([silent], 1.0), ([telling], 1.0)], [([telling], 1), ([silent], 1)]] {
      let fused = try RankFusion(constant: 60).fused(rankings.map { (documents: $0.0, weight: $0.1) })
      #expect(fused.map { $0.passages.map(\.text) } == [["A."]])
    }
  }
}
