import RankingMetrics
import TRECFormats

/// What a run scores: each query by itself, and all together.
struct MeasuredRun {
  /// A judged query.
  struct Query {
    let name: String
    /// A value for each measure, or nothing where it is undefined; empty if the query does not count.
    let values: [Double?]

    var counts: Bool { !values.isEmpty }
  }

  /// Where the run was read from.
  let file: String
  /// What it is called in the file.
  let name: String
  /// All judged queries, in trec_eval's order.
  let queries: [Query]
  /// A value for each measure.
  let averages: [Double?]

  /// Takes all measures of a run; they must be measures indeed, not other facts about it.
  init(_ run: JudgedRun, file: String, name: String, measures: [PrintedMeasure], options: TrecReport.Options) {
    (self.file, self.name) = (file, name)
    var options = options
    options.showsQueries = false
    var (report, noText) = (TrecReport(measures, options: options), "")
    queries = (0..<run.count).map { index in
      let query = run.query(at: index)
      return Query(name: query.name, values: report.add(query, to: &noText))
    }
    averages = report.values
  }
}
