import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct SuiteGateTests {
  private static let search = """
    suite: s
    behavior: retrieval
    target: search
    cases:
      - {id: a, query: q, relevant: [d1], expect: [{contains: x}]}
      - {id: b, query: q, relevant: [d1], expect: [{nDCG@10: 0.5}]}
      - {id: c, query: q, expect: [{contains: x}]}

    """
  private static let answers = """
    suite: s
    behavior: answering
    target: echo
    cases: [{id: a, question: q, sources: [d1], expect: [{contains: x, name: quality}]}]

    """

  private func suite(_ text: String, project: [Gate] = []) throws -> Suite {
    let result = FakeProject().load(text, gates: project)
    #expect(result.diagnostics.told.isEmpty)
    return try #require(result.suites.first)
  }

  @Test func `a gate on a measure makes every case that it is defined for report it`() throws {
    let suite = try suite(Self.search + "gates: {ndcg@10: 0.75}")
    #expect(suite.gates == [Gate(.mean("nDCG@10"), 0.75)])
    #expect(suite.cases.map { $0.expectations.map(\.label) } == [["contains", "nDCG@10"], ["nDCG@10"], ["contains"]])
    // What only a gate asked for is reported; what the case expects is judged.
    #expect(suite.cases.map { $0.expectations.map(\.weight) } == [[1, 0], [1], [1]])
  }

  @Test func `the project's gates hold where a suite sets none`() throws {
    let project = [Gate(.passRate, 1), Gate(.unscored, 0), Gate(.mean("ndcg@10"), 0.7)]
    #expect(
      try suite(Self.search, project: project).gates == [
        Gate(.passRate, 1), Gate(.unscored, 0), Gate(.mean("nDCG@10"), 0.7),
      ])
    let own = "gates: {nDCG@10: 0.1, pass-rate: 0.5}"
    #expect(
      try suite(Self.search + own, project: project).gates == [
        Gate(.mean("nDCG@10"), 0.1), Gate(.passRate, 0.5), Gate(.unscored, 0),
      ])
  }

  @Test func `a project's gate on a measure is nothing to answers`() throws {
    let suite = try suite(
      Self.answers, project: [Gate(.passRate, 1), Gate(.mean("nDCG@10"), 0.7), Gate(.mean("quality"), 0.5)])
    #expect(suite.gates == [Gate(.passRate, 1), Gate(.mean("quality"), 0.5)])
    #expect(suite.cases.map { $0.expectations.map(\.label) } == [["quality"]])
  }

  /// A gate that no score ever reaches would never fail, and nobody would notice.
  @Test func `a gate on scores that nobody reports is an error`() {
    for name in ["quailty", "contains", "nDCG@10"] {
      let found = FakeProject().load(Self.answers + "gates: {\(name): 0.5}").diagnostics
      #expect(found.told == ["5:9 unknown-gate"], "\(name)")
      #expect(found.messages == ["no case reports a score under '\(name)'"])
    }
  }

  @Test func `bounds`() {
    let bounds = [
      ("pass-rate: 0", true), ("pass-rate: 1", true), ("pass-rate: 1.001", false), ("pass-rate: 95", false),
      ("quality: 1.5", false), ("unscored: 500", true), ("unscored: -1", false), ("pass-rate: '1'", false),
      ("pass-rate: ~", false),
    ]
    for (gate, isSound) in bounds {
      #expect(FakeProject().load(Self.answers + "gates: {\(gate)}").diagnostics.told.isEmpty == isSound, "\(gate)")
    }
  }
}
