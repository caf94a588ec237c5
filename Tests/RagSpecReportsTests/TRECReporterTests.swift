import RagSpecCore
import RagSpecReports
import Testing

@Suite struct TRECReporterTests {
  private func text(_ documents: [RankedDocument]) -> String {
    SampleRun(
      results: [
        CaseResult(.sample("a"), outcome: .passed([.sample("RR")]), origin: .local, output: .ranking(documents))
      ], gates: [], means: [], duration: .zero, wasInterrupted: false, warnings: []
    ).text(TRECReporter.self)
  }

  @Test func `scores are those of the search where they make the order`() {
    let documents = [RankedDocument(id: "x", score: 2.5), RankedDocument(id: "y", score: -1)]
    #expect(text(documents) == "a Q0 x 1 2.5 tables\na Q0 y 2 -1.0 tables\n")
  }

  @Test(arguments: [[1.0, 1.0], [1, 2], [1, 1 - 1e-12]])
  func `else the places make it`(scores: [Double]) {
    let documents = scores.enumerated().map { RankedDocument(id: "d\($0)", score: $1) }
    #expect(text(documents) == "a Q0 d0 1 2.0 tables\na Q0 d1 2 1.0 tables\n")
  }

  @Test func `what cannot be written is a comment`() {
    #expect(text([]) == "# tables/a found nothing\n")
    #expect(text([RankedDocument(id: "a b", score: 1)]).hasPrefix("# tables/a is left out: 'a b' cannot stand"))
    let run = SampleRun(
      results: [.errored(CaseError(.endpoint, "down\nq Q0 x 1 1 x"), of: .sample("b"))], gates: [], means: [],
      duration: .zero, wasInterrupted: false, warnings: [])
    #expect(run.text(TRECReporter.self) == "# tables/b has no ranking: down q Q0 x 1 1 x\n")
  }
}
