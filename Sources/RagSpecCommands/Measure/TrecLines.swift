import RankingMetrics
import SystemFiles
import TRECFormats

/// The lines that trec_eval prints for a run, written as they are made.
struct TrecLines {
  private let run: JudgedRun
  private let name: String
  private let report: TrecReport

  /// Text is handed over in pieces of this size.
  private static let pieceSize = 1 << 16

  init(_ run: JudgedRun, name: String, measures: [PrintedMeasure], options: TrecReport.Options) {
    (self.run, self.name) = (run, name)
    report = TrecReport(measures, options: options)
  }

  /// Measures query after query; what is held is no more than the files.
  func write(to output: OutputFile) throws(SystemError) {
    var (report, text) = (report, "")
    for index in 0..<run.count {
      report.add(run.query(at: index), to: &text)
      guard text.utf8.count >= Self.pieceSize else { continue }
      try output.write(text)
      text = ""
    }
    try output.write(text + report.summary(runName: name))
  }
}

extension TrecReport {
  /// Adds a query of a run, and its lines to a text if there are to be any.
  @discardableResult
  mutating func add(_ query: JudgedRunQuery, to text: inout String) -> [Double?] {
    let ranking = JudgedRanking(grades: query.grades, in: GradePool(grades: query.judgedGrades))
    return add(query.name, ranking, isAnswered: query.isAnswered, to: &text)
  }
}
