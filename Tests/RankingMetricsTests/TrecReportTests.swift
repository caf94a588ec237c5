import RankingMetrics
import Testing

@Suite struct TrecReportTests {
  private let measures = ["runid", "num_q", "num_rel", "relstring.3", "P.2", "Unjudged@2"]

  /// Two queries, of which the run answers the first.
  private func lines(_ options: TrecReport.Options) throws -> [String] {
    var report = TrecReport(try PrintedMeasure.reading(measures), options: options)
    var text = ""
    let pool = GradePool(grades: [1, 12, 0, -1])
    report.add("q1", JudgedRanking(grades: [nil, 12, -1, 1], in: pool), isAnswered: true, to: &text)
    report.add("q2", JudgedRanking(grades: [], in: pool), isAnswered: false, to: &text)
    return (text + report.summary(runName: "bm25")).split(separator: "\n").map { line in
      line.split(separator: "\t").map { $0.replacing(" ", with: "") }.joined(separator: " ")
    }
  }

  private func options(_ change: (inout TrecReport.Options) -> Void) -> TrecReport.Options {
    var options = TrecReport.Options()
    change(&options)
    return options
  }

  @Test func `the summary`() throws {
    let expected = ["runid all bm25", "num_q all 1", "num_rel all 2", "P_2 all 0.5000", "Unjudged@2 all 0.5000"]
    #expect(try lines(options { _ in }) == expected)
    #expect(try lines(options { $0.showsSummary = false }).isEmpty)
  }

  @Test func `lines for each query`() throws {
    let found = try lines(options { ($0.showsQueries, $0.showsSummary) = (true, false) })
    #expect(found == ["num_rel q1 2", "P_2 q1 0.5000", "relstring_3 q1 '->.'", "Unjudged@2 q1 0.5000"])
  }

  @Test func `a query without an answer counts in complete averages`() throws {
    let found = try lines(options { ($0.showsQueries, $0.isComplete) = (true, true) })
    #expect(found.contains("relstring_3 q2 ''"))
    #expect(found.suffix(4) == ["num_q all 2", "num_rel all 4", "P_2 all 0.2500", "Unjudged@2 all 0.2500"])
  }

  @Test func `documents that were not judged are taken out after the cut`() throws {
    let found = try lines(options { ($0.showsQueries, $0.isJudgedOnly) = (true, true) })
    #expect(found.contains("relstring_3 q1 '>1'"))
    let cut = try lines(options { ($0.showsQueries, $0.isJudgedOnly, $0.depth) = (true, true, 3) })
    #expect(cut.contains("relstring_3 q1 '>'"))
  }

  @Test func `a report has the same values as numbers`() throws {
    var report = TrecReport(try PrintedMeasure.reading(["runid", "P.1", "map"]))
    var text = ""
    let values = report.add(
      "q", JudgedRanking(grades: [0, 1], in: GradePool(grades: [0, 1])), isAnswered: true, to: &text)
    #expect(values == [nil, 0.5, 0])
    #expect(report.values == [nil, 0.5, 0])
    #expect(text.isEmpty)
  }
}
