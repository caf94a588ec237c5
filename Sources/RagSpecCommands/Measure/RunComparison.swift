import RankingMetrics

/// Runs with the values of the same measures, each run compared with the first.
struct RunComparison {
  /// A run beside the first one in one measure.
  struct Finding {
    /// The place of the measure.
    let measure: Int
    /// The place of the run; at least 1.
    let run: Int
    /// How many queries both runs have a value for.
    let queryCount: Int
    let tests: PairedComparison
  }

  let runs: [MeasuredRun]
  let measures: [PrintedMeasure]
  /// By measure, then by run.
  let findings: [Finding]
  /// For each finding the probability of Student's test, corrected for all of them; nothing where there is none.
  let studentPValues: [Double?]
  /// For each finding the probability of Fisher's test, corrected for all of them.
  let randomizationPValues: [Double]

  init(_ runs: [MeasuredRun], measures: [PrintedMeasure]) {
    (self.runs, self.measures) = (runs, measures)
    // Tests are about means: counts and geometric means have none.
    let tested = measures.indices.filter { measures[$0].measure?.aggregation == .mean }
    findings = tested.flatMap { measure in
      runs.indices.dropFirst().compactMap { Self.finding(on: $0, in: measure, among: runs) }
    }
    studentPValues = Self.corrected(findings.map { $0.tests.student?.pValue })
    randomizationPValues = HolmCorrection.adjusted(findings.map(\.tests.randomization.pValue))
  }

  /// How runs are to be called: by their names, or by their files where names do not tell them apart.
  var labels: [String] {
    let names = runs.map(\.name)
    return Set(names).count == names.count && !names.contains("") ? names : runs.map(\.file)
  }

  /// Compares over the queries that count for both; undefined values are 0, as in averages.
  private static func finding(on run: Int, in measure: Int, among runs: [MeasuredRun]) -> Finding? {
    let pairs = zip(runs[0].queries, runs[run].queries).filter { $0.counts && $1.counts }
    let baseline = pairs.map { $0.0.values[measure] ?? 0 }
    let candidate = pairs.map { $0.1.values[measure] ?? 0 }
    return PairedComparison(baseline: baseline, candidate: candidate)
      .map { Finding(measure: measure, run: run, queryCount: pairs.count, tests: $0) }
  }

  private static func corrected(_ pValues: [Double?]) -> [Double?] {
    var rest = HolmCorrection.adjusted(pValues.compactMap { $0 })[...]
    return pValues.map { $0 == nil ? nil : rest.popFirst() }
  }
}
