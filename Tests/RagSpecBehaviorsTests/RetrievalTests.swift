import RagSpecBehaviors
import RagSpecCore
import Testing

@Suite struct RetrievalTests {
  @Test func `a list of documents grades each 1`() throws {
    let input = try Retrieval.input("query: '{{leave}} ${X}'\nrelevant: [hr-012, 17, '']")
    #expect(input.question == "{{leave}} ${X}", "data is never a template")
    #expect(input.relevant == ["hr-012": 1, "17": 1, "": 1])
    #expect(input.table == nil && input.references.isEmpty && input.history.isEmpty)
  }

  @Test func `grades are whole numbers by document`() throws {
    #expect(
      try Retrieval.input("query: q\nrelevant: {a: 2, b: 0, c: -1, 0012: 1e3}").relevant == [
        "a": 2, "b": 0, "c": -1, "0012": 1000,
      ])
    #expect(try Retrieval.input("query: q").relevant.isEmpty)
    #expect(try Retrieval.input("query: 12").question == "12")
  }

  private static let wrong: [(text: String, problem: String)] = [
    ("relevant: [a]", "case.yaml:1:1 missing-key: the key 'query' is missing"),
    ("query: q\nrelevant: [a, b, a]", "case.yaml:2:18 duplicate-judgment: the document 'a' is listed twice"),
    (
      "query: q\nrelevant: {a: 1.5}", "case.yaml:2:15 wrong-type: expected a whole number from -1000 to 1000, found 1.5"
    ),
    ("query: q\nrelevants: [a]", "case.yaml:2:1 unknown-key: unknown key 'relevants'"),
    ("query: [q]", "case.yaml:1:8 wrong-type: expected text, found a list"),
  ]

  @Test func `says what is wrong, and where`() {
    for (text, problem) in Self.wrong { #expect(Retrieval.problems(text) == [problem], "\(text)") }
    #expect(Retrieval.problems("query: q\nrelevant: hr-012").count == 1)
  }

  @Test func `reads rankings and nothing else`() throws {
    guard case .ranking(let documents) = try Retrieval.observation(of: .ranking([RankedDocument(id: "a", score: 1)]))
    else {
      Issue.record("a ranking was expected")
      return
    }
    #expect(documents.map(\.id) == ["a"])
    let error = #expect(throws: CaseError.self) { try Retrieval.observation(of: .text(ModelOutput(content: "a"))) }
    #expect(error?.kind == .unreadableOutput && error?.message == "expected a ranking of documents, got text")
    guard case .text("a") = try Answering.observation(of: .text(ModelOutput(content: "a"))) else {
      Issue.record("a text was expected")
      return
    }
  }
}
