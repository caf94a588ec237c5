import RagSpecCore
import RagSpecSuites
import Testing

/// What becomes of `variants` lists.
@Suite struct VariantLoadingTests {
  private static let head = "suite: s\nbehavior: retrieval\ntarget: search\n"

  private func suite(_ body: String, files: [String: String] = [:]) throws -> Suite {
    let result = FakeProject(texts: files).load(Self.head + body)
    #expect(result.diagnostics.messages == [])
    return try #require(result.suites.first)
  }

  private func asked(_ suite: Suite) -> [String] { suite.cases.map { "\($0.id.name): \($0.input.question)" } }

  @Test func `variants stand behind their base, and are numbered where names are the same`() throws {
    let suite = try suite(
      """
      defaults: {expect: [{contains: x}]}
      cases:
        - id: a
          query: one
          variants: [{shout: 2}, {query: eins}, {shout: 1}, {query: un, name: french}, {query: uno}]
        - {id: b, query: two}
      """)
    #expect(
      asked(suite) == [
        "a: one", "a~shout-1: one!", "a~shout-2: one!!", "a~query-1: eins", "a~shout-3: one!", "a~french: un",
        "a~query-2: uno", "b: two",
      ])
    let base = suite.cases[0]
    #expect(base.variant == nil && suite.cases[7].variant == nil)
    for variant in suite.cases[1...6] {
      #expect(variant.variant?.base === base && variant.location == base.location && variant.tags == ["variant"])
      #expect(variant.expectations.map(\.label) == ["contains"])
      #expect(variant.variant?.kind.relation == .invariance)
    }
  }

  @Test func `a list of a case's own takes the place of the source's, and that of the defaults'`() throws {
    let suite = try suite(
      """
      defaults: {expect: [{contains: x}], variants: [{shout: 1}]}
      cases:
        - {id: a, query: one}
        - {id: b, query: two, variants: []}
        - {id: c, query: three, variants: [{query: drei}]}
        - from: {jsonl: c.jsonl}
          variants: [{shout: 2}]
      """,
      files: [
        "c.jsonl": """
        {"id": "d", "query": "four"}
        {"id": "e", "query": "five", "variants": [{"query": "fünf", "tags": ["de"], "known-failure": "why"}]}

        """
      ])
    #expect(
      asked(suite) == [
        "a: one", "a~shout: one!", "b: two", "c: three", "c~query: drei", "d: four", "d~shout-1: four!",
        "d~shout-2: four!!", "e: five", "e~query: fünf",
      ])
    #expect(suite.cases[9].tags == ["variant", "de"] && suite.cases[9].knownFailure == "why")
  }

  @Test func `queries of a BEIR folder have variants, too`() throws {
    let suite = try suite(
      """
      defaults: {expect: [{nDCG@10: 0.5}], variants: [{shout: 1, may-drop: {nDCG@10: 0.1}}]}
      cases: [{from: {beir: f}}]
      """,
      files: [
        "f/qrels/test.tsv": "q1\td1\t1\nq2\td2\t1\n",
        "f/queries.jsonl": "{\"_id\": \"q1\", \"text\": \"one\"}\n{\"_id\": \"q2\", \"text\": \"two!\"}\n",
      ])
    #expect(asked(suite) == ["q1: one", "q1~shout: one!", "q2: two!"])
    #expect(suite.cases[1].input.id == "q1~shout" && suite.cases[1].input.relevant == ["d1": 1])
    // What it cannot change is told by a check, once.
    #expect(suite.advice.map(\.id) == ["unchanged-variant"])
    #expect(suite.advice.first?.message.contains("of 'q2'") == true)
  }

  @Test func `a relation takes the place of what the base expects, and both report the score`() throws {
    let suite = try suite(
      """
      cases:
        - id: a
          query: one
          relevant: [d1]
          expect: [{contains: x}]
          known-failure: hard
          variants:
            - {shout: 1, may-drop: {ndcg@10: 0.1, contains: 0.2}}
            - {query: eins, must-rise: {nDCG@10: 0.05}, expect: [{contains: y}]}
            - {query: un, expect: [{nDCG@10: 0.5}]}
            - {query: uno}
      """)
    let cases = suite.cases
    #expect(cases[0].expectations.map { "\($0.label) \($0.weight)" } == ["contains 1.0", "nDCG@10 0.0"])
    #expect(cases[1].expectations.map { "\($0.label) \($0.weight)" } == ["nDCG@10 0.0", "contains 0.0"])
    #expect(cases[2].expectations.map { "\($0.label) \($0.weight)" } == ["contains 1.0", "nDCG@10 0.0"])
    #expect(cases[3].expectations.map { "\($0.label) \($0.weight)" } == ["nDCG@10 1.0"])
    #expect(
      cases.dropFirst().map { $0.variant?.kind.relation } == [.invariance, .direction, .functionality, .invariance])
    #expect(cases[1].variant?.kind.demands.map(\.label) == ["nDCG@10", "contains"])
    // Only what meets the base's expectations fails for the base's reason.
    #expect(cases.map(\.knownFailure) == ["hard", nil, nil, nil, "hard"])
  }

  @Test func `what only variants report is no gate's mean`() {
    let text =
      Self.head + """
        cases: [{id: a, query: q, expect: [{contains: x}], variants: [{query: r, expect: [{contains: y, name: own}]}]}]
        gates: {own: 0.5}
        """
    #expect(FakeProject().load(text).diagnostics.map(\.id) == ["unknown-gate"])
  }

  @Test func `two gates on one measure report it once`() throws {
    let suite = try suite(
      """
      cases: [{id: a, query: q, relevant: [d1], expect: [{contains: x}], variants: [{query: r}]}]
      gates: {nDCG@10: 0.5, ndcg@10~query: 0.4, pass-rate~query: 1}
      """)
    for testCase in suite.cases { #expect(testCase.expectations.map(\.label) == ["contains", "nDCG@10"]) }
    #expect(suite.gates.map(\.name) == ["nDCG@10", "nDCG@10~query", "pass-rate~query"])
  }

  @Test func `an item that makes nothing of any case is told whenever the suite is read`() {
    let text = Self.head + "cases: [{id: a, query: q!, expect: [{contains: x}], variants: [{shout: 3}]}]"
    let result = FakeProject().load(text)
    #expect(result.suites.first?.cases.count == 1 && result.suites.first?.advice.isEmpty == true)
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(result.diagnostics.messages == ["'shout' finds nothing else to say in the question 3 times, first of 'a'"])
  }

  @Test func `slips come with what was meant`() {
    let head = Self.head + "cases: [{id: a, query: q, expect: [{contains: x}], variants: "
    let slips = [
      ("[{shoot: 1}]}]", "did you mean 'shout'?"), ("[{qery: x}]}]", "did you mean 'query'?"),
      (
        "[{may-drop: {contains: 1}, shout: 1}]}]",
        "the first key names the perturbation: write 'shout' before 'may-drop'"
      ),
      ("[{shout: 1, may-dorp: {contains: 1}}]}]", "did you mean 'may-drop'?"),
      ("[{shout: 1, may-drop: {contian: 0.5}}]}]", "did you mean 'contains'?"),
      ("[{shout: 1, may-drop: {nDGC@10: 0.5}}]}]", "did you mean 'nDCG@10'?"), ("[shout]}]", "write '- shout: …'"),
    ]
    for (slip, hint) in slips { #expect(FakeProject().load(head + slip).diagnostics.map(\.hint) == [hint], "\(slip)") }
  }

  @Test func `many cases keep the order of the file`() throws {
    let lines = (0..<1_000).map { "{\"id\": \"\($0)\", \"query\": \"q\($0)\"}\n" }.joined()
    let suite = try suite(
      "defaults: {expect: [{contains: x}], variants: [{shout: 2}]}\ncases: [{from: {jsonl: c.jsonl}}]",
      files: ["c.jsonl": lines])
    #expect(suite.cases.map(\.id.name) == (0..<1_000).flatMap { ["\($0)", "\($0)~shout-1", "\($0)~shout-2"] })
  }
}
