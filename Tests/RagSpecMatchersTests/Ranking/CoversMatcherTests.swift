import RagSpecCore
import RagSpecMatchers
import Testing

@Suite struct CoversMatcherTests {
  private static let ranking = [
    RankedDocument(id: "hours", score: 3, text: "The library opens at ten."),
    RankedDocument(id: "leave", score: 2, text: "Parents take sixteen weeks of paid leave."),
    RankedDocument(id: "old", score: 1, text: "Fathers take twelve weeks of paid leave."),
  ]

  private func assess(
    _ expectation: String, on ranking: [RankedDocument], corpus: (any DocumentTarget)? = nil
  ) throws -> Assessment {
    let judged = try Judged(expectation)
    return try judged.expectation.assess(
      .ranking(ranking), in: CaseContext(input: judged.input, corpus: corpus), explaining: true)
  }

  private static let scores: [(String, Double)] = [
    ("covers: sixteen weeks of leave", 0), ("covers: sixteen weeks of paid leave", 1), ("covers: 16 weeks", 0),
    ("covers: [opens at ten, sixteen weeks, closed]", 2.0 / 3), ("covers: [[16 weeks, sixteen weeks]]", 1),
    ("covers: [opens at ten, sixteen weeks]\nwithin: 1", 0.5), ("covers: [opens at ten]\nwithin: 9", 1),
    ("covers: siksteen weeks of paid leave", 1), ("covers: siksteen weeks of paid leave\nsimilarity: 1", 0),
    ("covers: sixteen paid weeks\nusing: token-sort\nsimilarity: 0.5", 0),
    ("covers: opens at ten twelve weeks", 0),
  ]

  @Test(arguments: Self.scores)
  func `the score is the share of facts that some passage mentions`(_ expectation: String, _ score: Double) throws {
    #expect(try assess(expectation, on: Self.ranking).score == score)
  }

  @Test func `a failure names the fact, and the passage that comes nearest`() throws {
    let assessment = try assess("covers: [opens at ten, ten weeks of unpaid leave, zebras]", on: Self.ranking)
    #expect(assessment.explanation?.got == "1 of 3 in 3 results")
    #expect(
      assessment.notes == [
        #"not covered: 'ten weeks of unpaid leave'; nearest: "sixteen weeks of paid leave" in 'leave' at place 2"#,
        "not covered: 'zebras'; no passage comes near",
      ])
  }

  @Test func `results without texts cannot be judged, and an empty ranking covers nothing`() throws {
    let silent = [RankedDocument(id: "a", score: 1)]
    let told = #expect(throws: UnsupportedObservation.self) { try assess("covers: x y z", on: silent) }
    #expect(told?.message.hasPrefix("the results have no texts") == true)
    #expect(try assess("covers: x y z", on: []).score == 0)
    #expect(throws: UnsupportedObservation.self) { try Judged("covers: x y z").assess("a text") }
    let mixed = try assess("covers: zebras run fast", on: silent + Self.ranking)
    #expect(mixed.notes.last == "1 passage has no text, and covers nothing")
  }

  /// A corpus that counts what it is asked for.
  private struct Shelf: DocumentTarget {
    let texts: [String: String]

    func work(for input: CaseInput) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }
    func unknownDocuments(among ids: Set<String>) -> Set<String> { [] }
    func hint(forUnknown id: String) -> String? { nil }
    func text(of document: String) -> String? { texts[document] }
  }

  @Test func `what the search does not tell is looked up in its corpus`() throws {
    let shelf = Shelf(texts: ["a#2": "Sixteen weeks of leave.", "b": "Never asked for."])
    let passages = [
      RankedDocument(id: "a#2", score: 2), RankedDocument(id: "b", score: 1, text: "The text that was found."),
    ]
    let documents = PassageMapping(separator: "#").documents(of: passages)
    #expect(try assess("covers: [sixteen weeks, text that was found]", on: documents, corpus: shelf).score == 1)
    #expect(try assess("covers: never asked for", on: documents, corpus: shelf).score == 0)
  }

  @Test func `matchers of documents refuse results without ids`() throws {
    let unnamed = [RankedDocument(id: "result-1", score: 1, text: "x", identity: .unnamed)]
    for expectation in ["retrieved: a", "not-retrieved: a", "ranked-above: {document: a, than: b}"] {
      let told = #expect(throws: UnsupportedObservation.self) { try assess(expectation, on: unnamed) }
      #expect(told?.message.hasPrefix("the results have no ids") == true)
    }
    let unmatched = [
      RankedDocument(id: "result-1", score: 2, text: "x", identity: .unmatched(nearest: "'hr-1', 0.71")),
      RankedDocument(id: "a", score: 1),
    ]
    let assessment = try assess("retrieved: {document: a, within: 1}", on: unmatched)
    #expect(assessment.score == 0)
    let note = "no document of the corpus says what these results say: place 1 (nearest: 'hr-1', 0.71)"
    #expect(assessment.notes.last == note)
  }

  @Test(arguments: [
    ("covers: []", "empty-list"), ("covers: '…'", "empty-text"), ("covers: x\nwithin: 0", "wrong-type"),
  ])
  func `what cannot be meant is told`(_ expectation: String, _ id: String) throws {
    #expect(try Judged.problems(expectation).map(\.id.rawValue) == [id])
  }
}
