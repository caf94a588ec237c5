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

  @Test func `a document has the texts of all its passages`() {
    let passages = [
      RankedDocument(id: "a#1", score: 3, text: "one"), RankedDocument(id: "b#1", score: 2),
      RankedDocument(id: "a#2", score: 1, text: "two"),
      RankedDocument(id: "result-4#1", score: 0, text: "x", identity: .unmatched(nearest: nil)),
    ]
    let documents = PassageMapping(separator: "#").documents(of: passages)
    #expect(documents.map(\.id) == ["a", "b", "result-4#1"])
    #expect(documents[0].passages == [FoundPassage(id: "a#1", text: "one"), FoundPassage(id: "a#2", text: "two")])
    #expect(documents[1].passages == [FoundPassage(id: "b#1", text: nil)])
    #expect(documents[2].identity == .unmatched(nearest: nil))
  }

  @Test func `ids and separators are compared by their bytes`() {
    let passages = ["\u{E9}#1", "e\u{301}#1", "x#\u{301}1"].map { RankedDocument(id: $0, score: 1) }
    let documents = PassageMapping(separator: "#").documents(of: passages)
    #expect(documents.map { Array($0.id.utf8) } == ["\u{E9}", "e\u{301}", "x"].map { Array($0.utf8) })
  }
}
