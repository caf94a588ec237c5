import Foundation
import RankingMetrics
import TRECFormats
import Testing

/// The files that trec_eval tests itself with, and what it prints for them, line by line.
@Suite struct TrecEvalFilesTests {
  @Test func `official measures`() throws {
    #expect(try lines(qrels: "qrels.test", run: "results.test") == expected("out.test"))
    #expect(try lines(qrels: "qrels.test.with-comments", run: "results.test") == expected("out.test"))
  }

  @Test func `all measures`() throws {
    #expect(try lines(["all_trec"], qrels: "qrels.test", run: "results.test") == expected("out.test.a"))
  }

  @Test func `all measures for each query`() throws {
    let found = try lines(["all_trec"], qrels: "qrels.test", run: "results.test", options(showsQueries: true))
    #expect(try found == expected("out.test.aq"))
  }

  @Test func `a query that the run does not answer counts if averages are to be complete`() throws {
    var options = options(showsQueries: true)
    options.isComplete = true
    #expect(try lines(["all_trec"], qrels: "qrels.test", run: "results.trunc", options) == expected("out.test.aqc"))
    options.depth = 100
    #expect(try lines(["all_trec"], qrels: "qrels.test", run: "results.trunc", options) == expected("out.test.aqcM"))
  }

  @Test func `a relevance level`() throws {
    let found = try lines(
      ["all_trec", "relstring.20"], qrels: "qrels.rel_level", run: "results.test", options(showsQueries: true), level: 2
    )
    #expect(try found == expected("out.test.aql"))
  }

  @Test func `parameters of measures`() throws {
    let measures = [
      "iprec_at_recall..10,.20,.25,.75,.50", "P.5,7,3", "recall.20,2000", "Rprec_mult.5.0,0.2,0.35", "utility.2,-1,0,0",
      "11pt_avg..25,.5,.75", "ndcg.1=3,2=9,4=4.5", "ndcg_cut.10,20,23.4", "success.2,5,20",
    ]
    let found = try lines(measures, qrels: "qrels.test", run: "results.test", options(showsQueries: true))
    #expect(try found == expected("out.test.meas_params"))
  }

  private func options(showsQueries: Bool) -> TrecReport.Options {
    var options = TrecReport.Options()
    options.showsQueries = showsQueries
    return options
  }

  private func lines(
    _ names: [String] = [], qrels: String, run: String, _ options: TrecReport.Options = TrecReport.Options(),
    level: Int = 1
  ) throws -> [Substring] {
    let run = try Run(Fixture.bytes(run))
    let judged = try JudgedRun(run, judgedBy: Qrels(Fixture.bytes(qrels)))
    let measures = try PrintedMeasure.reading(names, relevanceLevel: level)
    return judged.text(of: measures, options, runName: run.name).split(separator: "\n")
  }

  private func expected(_ file: String) throws -> [Substring] {
    let text = try String(decoding: Fixture.bytes(file), as: UTF8.self).split(separator: "\n")
    return Array(text)
  }
}

extension JudgedRun {
  /// What `ragspec measure` prints: the two libraries together.
  func text(of measures: [PrintedMeasure], _ options: TrecReport.Options, runName: String) -> String {
    var report = TrecReport(measures, options: options)
    var text = ""
    for index in 0..<count {
      let query = query(at: index)
      let ranking = JudgedRanking(grades: query.grades, in: GradePool(grades: query.judgedGrades))
      report.add(query.name, ranking, isAnswered: query.isAnswered, to: &text)
    }
    return text + report.summary(runName: runName)
  }
}
