import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct SuiteSourceTests {
  private static let head =
    "suite: s\nbehavior: answering\ntarget: echo\ntags: [t]\ndefaults: {expect: [{contains: a}]}\n"
  private static let search = "suite: s\nbehavior: retrieval\ntarget: search\ndefaults: {expect: [{nDCG@10: 0}]}\n"

  private func cases(_ text: String, _ files: [String: String]) throws -> [Case] {
    let result = FakeProject(texts: files).load(text)
    #expect(result.diagnostics.told.isEmpty)
    return try #require(result.suites.first).cases
  }

  @Test func `cases from JSON Lines`() throws {
    let lines = """
      \u{FEFF}{"id": "one", "question": "Was ist \\"é\\"?", "tags": ["own"]}\r
      \r
      {"id": "two", "question": "q", "expect": [{"contains": "b", "name": "mine"}], "known-failure": "why"}\r
      """
    let text =
      Self.head
      + "cases:\n  - {id: zero, question: q}\n  - from: {jsonl: c.jsonl}\n    tags: [j]\n    expect: [{contains: d, name: from}]\n"
    let cases = try cases(text, ["c.jsonl": lines])
    #expect(cases.map(\.id.name) == ["zero", "one", "two"])
    #expect(cases.map(\.input.question) == ["q", "Was ist \"é\"?", "q"])
    #expect(cases.map(\.tags) == [["t"], ["t", "j", "own"], ["t", "j"]])
    #expect(cases.map { $0.expectations.map(\.label) } == [["contains"], ["from"], ["mine"]])
    #expect(cases.map(\.knownFailure) == [nil, nil, "why"])
    #expect(cases.map(\.location.description) == ["s.yaml:7:5", "c.jsonl:1:1", "c.jsonl:3:1"])
  }

  @Test func `cases of a source take over the suite's expectations`() throws {
    let text = Self.head + "cases: [{from: {jsonl: c.jsonl}}]"
    let cases = try cases(text, ["c.jsonl": #"{"id": 1, "question": "q"}"#])
    #expect(cases.map { $0.expectations.map(\.label) } == [["contains"]])
    #expect(cases.map(\.id.name) == ["1"])
  }

  private static let queries = """
    {"_id": "q2", "text": "two", "metadata": {"url": "x"}}
    {"_id": "q1", "text": "one"}
    {"_id": "q3", "text": "of another split"}
    """

  @Test func `cases from a BEIR folder, in the order of its queries`() throws {
    let judgments = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td3\t-1\nq2\td4\t1\n"
    for qrels in [
      judgments, judgments.replacing("\n", with: "\r\n"), "\u{FEFF}" + judgments,
      judgments.replacing("\n", with: " \n\n"),
    ] {
      let files = ["f/queries.jsonl": Self.queries, "f/qrels/test.tsv": qrels]
      let cases = try cases(Self.search + "cases: [{from: {beir: f}, tags: [b]}]", files)
      #expect(cases.map(\.id.description) == ["s/q2", "s/q1"])
      #expect(cases.map(\.input.question) == ["two", "one"])
      #expect(cases.map(\.input.relevant) == [["d3": -1, "d4": 1], ["d1": 2, "d2": 0]])
      #expect(cases.map(\.tags) == [["b"], ["b"]])
      #expect(cases.map(\.location.place) == ["1:1", "2:1"])
    }
  }

  @Test func `another split, without a header`() throws {
    let files = ["f/queries.jsonl": Self.queries, "f/qrels/dev.tsv": "q3\td1\t1"]
    let cases = try cases(Self.search + "cases: [{from: {beir: f/, split: dev}}]", files)
    #expect(cases.map(\.id.name) == ["q3"])
  }

  @Test func `a header counts as one on the first line only`() {
    let files = ["f/queries.jsonl": Self.queries, "f/qrels/test.tsv": "q1\td1\t1\nquery-id\tcorpus-id\tscore\n"]
    let found = FakeProject(texts: files).load(Self.search + "cases: [{from: {beir: f}}]").diagnostics
    #expect(found.told == ["2:1 qrels-syntax"])
  }

  @Test func `queries of which nothing is relevant are left out where a measure is wanted`() throws {
    let files = ["f/queries.jsonl": Self.queries, "f/qrels/test.tsv": "q1\td1\t1\nq2\td1\t0\nq3\td1\t-1\n"]
    let result = FakeProject(texts: files).load(Self.search + "cases: [{from: {beir: f}}]")
    #expect(
      result.diagnostics.map(\.message) == ["2 queries have no relevant document, and are left out: the first is 'q2'"])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(result.suites.first?.cases.map(\.id.name) == ["q1"])
    let others = FakeProject(texts: files).load(Self.search + "cases: [{from: {beir: f}, expect: [{contains: x}]}]")
    #expect(others.diagnostics.isEmpty && others.suites.first?.cases.map(\.id.name) == ["q2", "q1", "q3"])
  }

  @Test func `judgments of a query that does not exist are a warning`() throws {
    let files = ["f/queries.jsonl": Self.queries, "f/qrels/test.tsv": "q1\td1\t1\nq9\td1\t1\n"]
    let result = FakeProject(texts: files).load(Self.search + "cases: [{from: {beir: f}}]")
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(result.diagnostics.first?.location?.description == "f/qrels/test.tsv:2:1")
    #expect(result.suites.first?.cases.map(\.id.name) == ["q1"])
  }
}
