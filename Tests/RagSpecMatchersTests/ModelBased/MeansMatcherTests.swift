import RagSpecCore
import Testing

@Suite struct MeansMatcherTests {
  private static let vectors: [String: [Float]] = [
    "out": [1, 0, 0], "near": [0.8, 0.6, 0], "far": [0, 1, 0], "opposite": [-1, 0, 0], "long": [1, 0, 0, 0],
    "double": [2, 0, 0],
  ]

  private func judged(_ expectation: String, case caseKeys: String = "") throws -> Judged {
    try Judged(expectation, case: caseKeys, model: FakeModel(vectors: Self.vectors))
  }

  @Test(arguments: [
    ("near", 0.8), ("far", 0), ("opposite", 0), ("double", 1), ("out", 1), ("[far, near, opposite]", 0.8),
  ])
  func `the score is the greatest cosine, and never less than 0`(_ texts: String, _ score: Double) throws {
    let assessment = try judged("means: \(texts)\nmin: 0.5").assess("out")
    #expect(abs(assessment.score - score) < 1e-7)
  }

  @Test func `explains which text is nearest, and by which vectors`() throws {
    let explanation = try judged("means: [far, near]\nmin: 0.9").assess("out").explanation
    #expect(explanation?.expected == "a text that means 'near'")
    #expect(
      explanation?.notes == ["by vectors of vectors (endpoint 'embedder')", "of 2 texts this one is nearest"])
    let opposite = try judged("means: opposite\nmin: 0.9").assess("out")
    #expect(opposite.notes.last == "the cosine is negative, which counts as 0")
  }

  @Test func `the endpoint says what is near enough, unless the expectation does`() throws {
    #expect(try judged("means: near\nendpoint: calibrated").assess("out").threshold == 0.6)
    #expect(try judged("means: near\nendpoint: calibrated\nmin: 0.9").assess("out").threshold == 0.9)
    #expect(try judged("means: near\nmin: 0").assess("out").threshold == 0)
    let reported = try judged("means: near\nweight: 0").assess("out")
    #expect(reported.threshold == 0 && abs(reported.score - 0.8) < 1e-7)
  }

  @Test func `each text is asked once, whatever asks for it`() throws {
    let judged = try judged("all: [{means: [near, far], min: 0.1}, {means: near, min: 0.5}]")
    let context = CaseContext(input: judged.input)
    let asked = try judged.expectation.requests(for: .text("out"), in: context).map(\.request.request.input)
    let texts = asked.map { if case .embedding(let text) = $0 { text } else { "" } }
    #expect(texts == ["out", "near", "far", "out", "near"])
    #expect(try judged.assess("out").passed)
  }

  @Test func `references stand for themselves`() throws {
    #expect(try judged("means: $references\nmin: 0.7", case: "references: [far, near]").assess("out").passed)
    #expect(try Judged.problems("means: $references\nmin: 0.7").map(\.id) == ["no-references"])
    #expect(
      try Judged.problems("means: $references\nmin: 0.7", case: "references: [far, \" \"]").map(\.id) == ["empty-text"])
  }

  @Test(arguments: ["", " \n"]) func `a blank output means nothing, and nobody is asked`(_ output: String) throws {
    let judged = try Judged("means: near\nmin: 0.5", model: FakeModel { _ in fatalError("asked") })
    let assessment = try judged.assess(output)
    #expect(assessment.score == 0 && assessment.explanation?.got == "a blank output")
  }

  @Test func `looks at a part of the output`() throws {
    #expect(try judged("means: near\nmin: 0.7\non: last-line").assess("far\nout").passed)
    let missing = try judged("means: near\nmin: 0.7\non: /answer").assess("out")
    #expect(missing.score == 0 && missing.explanation?.expected == "JSON with a value at /answer")
  }

  @Test(arguments: [
    ("long", "endpoint 'embedder' made vectors of 3 and of 4 numbers, which cannot be compared"),
    ("broken", "what is recorded as the vector of 'broken' is none"),
  ])
  func `vectors that cannot be compared are no verdict`(_ text: String, _ message: String) throws {
    let broken = FakeModel { request in
      guard case .embedding("broken") = request.input else { return FakeModel(vectors: Self.vectors).answer(request) }
      return ModelOutput(content: "AAAA")
    }
    let judged = try Judged("means: \(text)\nmin: 0.5\nname: sense", model: broken)
    let error = #expect(throws: CaseError.self) { try judged.assess("out") }
    #expect(error?.kind == .unusableAnswer)
    #expect(error?.message == "'sense': \(message)")
  }

  @Test func `a ranking means nothing`() throws {
    let error = #expect(throws: CaseError.self) { try judged("means: near\nmin: 0.5").context(for: .ranking([])) }
    #expect(error?.kind == .unsupportedObservation)
    #expect(error?.message == "'means': it looks at text, the output is a ranking")
  }

  @Test(arguments: [
    ("means: near", "no-threshold"), ("means: \"\"\nmin: 0.5", "empty-text"), ("means: []\nmin: 0.5", "empty-list"),
    ("means: [a, \" \"]\nmin: 0.5", "empty-text"), ("means: a\nmin: 0.5\nendpoint: judge", "wrong-endpoint"),
    ("means: a\nmin: 0.5\nendpoint: nobody", "unknown-endpoint"), ("means: a\nmin: 2", "wrong-type"),
    ("means: a\nmin: 0.5\nendpoints: [embedder]", "unknown-key"),
  ])
  func `what is wrong is told when the suite is read`(_ expectation: String, _ id: String) throws {
    #expect(try Judged.problems(expectation).map(\.id.rawValue) == [id])
  }
}
