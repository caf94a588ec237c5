import RagSpecCore
import Testing

@testable import RagSpecRetrieval

struct RankFusionTests {
  private static func ranking(_ ids: String) -> [RankedDocument] {
    ids.map { RankedDocument(id: String($0), score: 0, summary: $0 == "a" ? "A" : "") }
  }

  @Test func `scores are sums of reciprocal ranks`() {
    let fused = RankFusion(constant: 60).fused([(Self.ranking("abc"), 1), (Self.ranking("cd"), 2)])
    #expect(fused.map(\.id) == ["c", "d", "a", "b"])
    let scores: [Double] = [1.0 / 63.0 + 2.0 / 61.0, 2.0 / 62.0, 1.0 / 61.0, 1.0 / 62.0]
    #expect(fused.map(\.score) == scores)
    #expect(fused.map(\.summary) == ["", "", "A", ""])
  }

  @Test func `equal documents are in the order of their ids, and none is there twice`() {
    let fused = RankFusion(constant: 0).fused([(Self.ranking("bab"), 1), (Self.ranking("ab"), 1)])
    #expect(fused.map(\.id) == ["a", "b"])
    #expect(fused.map(\.score) == [1.5, 1.5])
    #expect(RankFusion(constant: 60).fused([]).isEmpty)
    #expect(RankFusion(constant: 60).fused([(Self.ranking("a"), 0), (Self.ranking("b"), 1)]).map(\.id) == ["b"])
  }
}
