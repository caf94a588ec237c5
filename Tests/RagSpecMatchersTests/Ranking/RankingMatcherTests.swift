import RagSpecCore
import Testing

@Suite struct RankingMatcherTests {
  private static let judged: [(expectation: String, relevant: String, ranking: String, score: Double)] = [
    ("nDCG@10: 1", "{a: 2, b: 1}", "a b", 1), ("P@2: 0.5", "[a]", "a x", 0.5), ("R@5: 1", "[a, b]", "x a", 0.5),
    ("RR: 0.5", "[a]", "x a", 0.5), ("AP: 1", "[a, b]", "", 0),
    ("Success@1: 1", "[a]", "x a", 0), ("P@2: 0.5", "{a: -1, b: 0, c: 1}", "a c", 0.5),
    ("retrieved: a", "[a]", "x a", 1), ("retrieved: {document: a, within: 1}", "[a]", "x a", 0),
    ("not-retrieved: a", "[a]", "", 1), ("not-retrieved: {document: a, within: 1}", "[a]", "x a", 1),
    ("not-retrieved: a", "[a]", "a", 0), ("ranked-above: {document: a, than: b}", "[a]", "a b", 1),
    ("ranked-above: {document: a, than: b}", "[a]", "b a", 0), ("ranked-above: {document: a, than: b}", "[a]", "a", 1),
    ("ranked-above: {document: a, than: [b, c]}", "[a]", "b a", 0),
    ("ranked-above: {document: a, than: [b, c]}", "[a]", "x", 0),
  ]

  @Test func `scores rankings`() throws {
    for (expectation, relevant, ranking, score) in Self.judged {
      let assessment = try Judged(expectation, case: "relevant: \(relevant)").assess(ranking: ranking)
      #expect(abs(assessment.score - score) < 1e-9, "\(expectation) on '\(ranking)'")
    }
  }

  @Test func `what cannot be scored is no failure`() throws {
    #expect(throws: UnsupportedObservation.self) { try Judged("P@2: 0.5", case: "relevant: [a]").assess("a x") }
    #expect(throws: UnsupportedObservation.self) { try Judged("contains: a").assess(ranking: "a x") }
    #expect(throws: UnsupportedObservation.self) {
      try Judged("P@2: 0.5", case: "relevant: [a]").assess(ranking: "a a")
    }
    #expect(try Judged.problems("P@2: 0.5", case: "relevant: {a: 0}").map(\.id) == ["no-relevant"])
  }

  @Test func `says where the documents are`() throws {
    let notes = try Judged("nDCG@5: 1", case: "relevant: {a: 1, b: 2, c: 0}").assess(ranking: "x b").notes
    #expect(notes == ["b (grade 2): place 2", "a (grade 1): not found"])
    #expect(try Judged("retrieved: a").assess(ranking: "x a").explanation?.got == "it is at place 2 of 2")
  }

  @Test func `a document cannot come before itself or before nothing`() throws {
    #expect(try Judged.problems("ranked-above: {document: a, than: [b, a]}").map(\.id) == ["same-document"])
    #expect(try Judged.problems("ranked-above: {document: a, than: []}").map(\.id) == ["empty-list"])
  }

  @Test func `says which words of the query a document has, when the corpus is here`() throws {
    let judged = try Judged("retrieved: {document: a, within: 1}", case: "query: pay rise\nrelevant: [a]")
    let ranking = ["b", "a"].map { RankedDocument(id: $0, score: 1) }
    let context = CaseContext(input: judged.input, corpus: TwoDocuments())
    let notes = try judged.expectation.assess(.ranking(ranking), in: context).explanation?.notes
    #expect(notes == ["a has 'pay' of the query, and not 'rise'", "b has every word of the query: 'pay', 'rise'"])
    let measure = try Judged("RR: 1", case: "query: pay rise\nrelevant: [a]").expectation
    #expect(
      try measure.assess(.ranking(ranking), in: context).explanation?.notes
        == ["a (grade 1): place 2; has 'pay' of the query, and not 'rise'"])
    let above = try Judged("ranked-above: {document: a, than: [b, c]}").expectation
    #expect(try above.assess(.ranking(ranking), in: context).explanation?.notes == notes)
  }

  @Test(arguments: ["NumRet", "NumRel", "num_rel_ret", "Utility", "nDCG(gains={1:-1})@5", "G(gains={2:-3})"])
  func `measures that are no shares are refused`(_ name: String) throws {
    let problem = try #require(Judged.problems("\"\(name)\": 1", case: "relevant: [a]").first)
    #expect(problem.id == "not-a-share")
    #expect(problem.message.hasSuffix("is no share from 0 to 1, which a case's least value must be"))
    #expect(problem.location?.column == 1)
  }

  @Test(arguments: ["infAP", "GMAP", "nDCG(gains={1:3})@5", "Unjudged@5", "RBP", "ERR@5"])
  func `measures that are shares are taken`(_ name: String) throws {
    #expect(try Judged.problems("\"\(name)\": 1", case: "relevant: [a]").isEmpty)
  }
}

/// `a` says "pay", `b` says "pay rise".
private struct TwoDocuments: DocumentTarget {
  func work(for input: CaseInput) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }
  func unknownDocuments(among ids: Set<String>) -> Set<String> { ids.subtracting(["a", "b"]) }
  func hint(forUnknown id: String) -> String? { nil }

  func termMatch(of document: String, with query: String) -> TermMatch? {
    switch document {
    case "a": TermMatch(found: ["pay"], missing: ["rise"])
    case "b": TermMatch(found: ["pay", "rise"])
    default: nil
    }
  }
}
