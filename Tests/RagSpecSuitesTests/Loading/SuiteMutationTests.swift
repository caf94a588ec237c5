import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

@Suite struct SuiteMutationTests {
  private static let seed: UInt64 = 20_241_126

  private static let suite = """
    suite: s
    behavior: retrieval
    target: search
    tags: [a, b]
    defaults: &d
      expect: [{nDCG@10: 0.5}, {contains: x, weight: 0, name: n}]
    cases:
      - {id: one, query: "é 漢", relevant: {d1: 2, d2: 0}}
      - id: two
        query: why
        relevant: [d3]
        <<: *d
        known-failure: because
      - from: {jsonl: c.jsonl}
        tags: [j]
      - from: {beir: f, split: test}
    gates: {pass-rate: 0.9, nDCG@10: 0.5, n: 0}
    """
  private static let files = [
    "c.jsonl": #"{"id": "é3", "query": "q", "relevant": ["d1"]}"# + "\n"
      + #"{"id": "4", "query": "q", "relevant": {"d1": 1}}"#,
    "f/queries.jsonl": #"{"_id": "q1", "text": "one"}"# + "\n" + #"{"_id": "q2", "text": "zwei ü"}"#,
    "f/qrels/test.tsv": "query-id\tcorpus-id\tscore\r\nq1\td1\t1\r\nq2\td2\t1\r\n",
  ]

  @Test func `the original is sound`() {
    let result = FakeProject(texts: Self.files).load(Self.suite)
    #expect(result.diagnostics.told.isEmpty)
    #expect(result.suites.first?.cases.map(\.id.name) == ["one", "two", "é3", "4", "q1", "q2"])
  }

  @Test func `a suite with changes at random is read or refused with places in its files`() {
    var random = SeededGenerator(seed: Self.seed)
    var ids: Set<String> = []
    for round in 0..<3_000 {
      var (suite, files) = (Array(Self.suite.utf8), Self.files)
      let name = ["", "c.jsonl", "f/queries.jsonl", "f/qrels/test.tsv"][round % 4]
      let mutant = random.mutate(files[name].map { Array($0.utf8) } ?? suite, favorites: "\"'\\{}[],:&*|>-#<\n\t 0")
      if name.isEmpty { suite = mutant } else { files[name] = String(decoding: mutant, as: UTF8.self) }
      let result = FakeProject(texts: files).load([SourceFile(path: "s.yaml", bytes: suite)])
      #expect(result.suites.isEmpty == result.diagnostics.contains { $0.severity == .error }, "round \(round)")
      for diagnostic in result.diagnostics {
        ids.insert(diagnostic.id.rawValue)
        #expect(diagnostic.rendered().hasPrefix(diagnostic.location.map { "\($0)" } ?? "error"), "round \(round)")
        guard let location = diagnostic.location else { continue }
        let lineCount = location.file.bytes.count { $0 == UInt8(ascii: "\n") } + 1
        #expect(location.line >= 1 && location.line <= lineCount + 1 && location.column >= 1, "round \(round)")
      }
    }
    #expect(ids.count > 15, "seed \(Self.seed): \(ids)")
  }
}
