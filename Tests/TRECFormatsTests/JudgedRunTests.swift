import TRECFormats
import Testing

@testable import RankingMetrics

@Suite struct JudgedRunTests {
  private func judged(_ qrels: String, _ run: String) throws -> JudgedRun {
    try JudgedRun(Run(Array(run.utf8)), judgedBy: Qrels(Array(qrels.utf8)))
  }

  @Test func `grades come in the order of the scores, and ties by name, descending`() throws {
    let judged = try judged(
      "q 0 a 3\nq 0 b 0\nq 0 é -2\nq 0 z 1\n", "q Q0 b 1 1 r\nq Q0 x 2 5 r\nq Q0 a 3 1 r\nq Q0 é 4 1.0 r\n")
    let query = judged.query(at: 0)
    #expect(query.grades == [nil, -2, 0, 3])
    #expect(query.judgedGrades.sorted() == [-2, 0, 1, 3])
    #expect(query.isAnswered)
  }

  @Test func `queries are those of the judgments, by name, byte for byte`() throws {
    let judged = try judged("q2 0 a 1\nq10 0 a 1\nQ1 0 a 1\n", "q2 Q0 a 1 1 r\nother Q0 a 1 1 r\n")
    let queries = (0..<judged.count).map { judged.query(at: $0) }
    #expect(queries.map(\.name) == ["Q1", "q10", "q2"])
    #expect(queries.map(\.isAnswered) == [false, false, true])
    #expect(queries.map(\.grades) == [[], [], [1]])
    #expect((0..<judged.count).map { judged.answers(queryAt: $0) } == [false, false, true])
  }

  @Test func `judgments and a run without a common query are an error`() {
    let message = "no query of the run is judged; queries look like '1' in the judgments and like 'q1' in the run"
    #expect { try judged("1 0 a 1\n", "q1 Q0 a 1 1 r\n") } throws: { "\($0)" == message }
  }

  @Test func `a run none of whose documents is judged is noticed`() throws {
    let disjoint = try judged("1 0 doc-1 1\n2 0 doc-2 0\n", "1 Q0 doc1 1 1 r\n2 Q0 doc-1 1 1 r\n")
    let message =
      "no document of the run is judged; documents look like 'doc-1' in the judgments and like 'doc1' in the run"
    #expect(disjoint.disjointness?.description == message)
    #expect(try judged("1 0 a 1\n2 0 b -1\n", "1 Q0 x 1 1 r\n2 Q0 b 1 1 r\n").disjointness == nil)
  }

  /// The files give what dictionaries and strings give.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `grades are those of a ranking made of strings`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var (qrels, run) = (TRECWriter(), TRECWriter())
    var (grades, documents): ([String: Int], [ScoredDocument]) = ([:], [])
    for number in 0..<60 {
      let document = ["d", "doc-", "é", "a-very-long-name-of-a-document-", "日"][number % 5] + "\(number)"
      if Bool.random(using: &random) {
        grades[document] = .random(in: -2...3, using: &random)
        try qrels.judge(query: "q", document: document, grade: grades[document] ?? 0)
      }
      let score = Double(Int.random(in: -3...3, using: &random)) / 4
      if Bool.random(using: &random) || number == 0 {
        documents.append(ScoredDocument(document, score: score))
        try run.rank(query: "q", document: document, rank: number + 1, score: score, run: "r")
      }
    }
    let judged = try JudgedRun(Run(run.bytes), judgedBy: Qrels(qrels.bytes))
    let ranking = try Ranking(scored: documents)
    #expect(judged.query(at: 0).grades == ranking.documents.map { grades[$0] }, "seed \(seed)")
  }
}
