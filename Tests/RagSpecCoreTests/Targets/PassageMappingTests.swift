import RagSpecCore
import Testing

@Suite struct PassageMappingTests {
  private static let passages = [
    RankedDocument(id: "b#1", score: 3, summary: "b one"), RankedDocument(id: "a#x#2", score: 2),
    RankedDocument(id: "a#x#1", score: 5, summary: "a one"), RankedDocument(id: "c", score: 3),
    RankedDocument(id: "#1", score: 1),
  ]

  @Test func `a document stands where its first passage does`() {
    let documents = PassageMapping(separator: "#").documents(of: Self.passages)
    #expect(documents.map(\.id) == ["b", "a#x", "c", "#1"])
    #expect(documents.map(\.score) == [3, 2, 3, 1])
  }

  @Test func `or where the greatest score of its passages puts it`() {
    let documents = PassageMapping(separator: "#", rule: .max).documents(of: Self.passages)
    #expect(documents.map(\.id) == ["a#x", "b", "c", "#1"])
    #expect(documents.map(\.summary) == ["a one", "b one", "", ""])
  }
}
