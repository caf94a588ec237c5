import RagSpecCore
import Testing

private enum TextBehavior: Behavior {
  static let descriptor = ExtensionDescriptor(name: "text", summary: "observes texts")
  static let fields: [Field] = []
  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: "")
  }
}

private enum RankingBehavior: Behavior {
  static let descriptor = ExtensionDescriptor(name: "ranking", summary: "observes rankings")
  static let fields: [Field] = []
  static let observesRankings = true
  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: "")
  }
}

@Suite struct BehaviorTests {
  private static let text = TargetOutput.text(ModelOutput(content: "an answer"))
  private static let ranking = TargetOutput.ranking([RankedDocument(id: "a", score: 1)])

  @Test func `an output is read as what it is`() throws {
    guard case .text("an answer") = try TextBehavior.observation(of: Self.text) else {
      Issue.record("the text was not read")
      return
    }
    guard case .ranking(let documents) = try RankingBehavior.observation(of: Self.ranking) else {
      Issue.record("the ranking was not read")
      return
    }
    #expect(documents.map(\.id) == ["a"])
    #expect(!TextBehavior.observesRankings)
  }

  @Test func `a text is no ranking`() {
    let error = #expect(throws: CaseError.self) { try RankingBehavior.observation(of: Self.text) }
    #expect(error?.kind == .unreadableOutput)
  }

  @Test func `a file is named relative to where its name stands`() {
    let folder = Written.plain("../data").node
    #expect(FileReference(folder).path == "../data")
    #expect(FileReference("a.tsv", in: folder).path == "../data/a.tsv")
    #expect(FileReference("a.tsv", in: Written.plain("../data/").node).path == "../data/a.tsv")
    #expect(FileReference("a.tsv", in: folder).location == folder.location)
  }

  @Test func `ids name the suite and the case`() {
    #expect(CaseID(suite: "s", name: "c/d").description == "s/c/d")
  }
}
