import RagSpecCore
import RankingMetrics
import SystemFiles
import TRECFormats

/// Reads judgments, measures and runs, and notes all that is wrong with any of them.
struct MeasureDesk {
  /// Writes results.
  typealias Writing = (OutputFile) throws(SystemError) -> Void

  /// What is wrong, and what is to be warned of.
  private(set) var diagnostics: [Diagnostic] = []
  private var qrels: Qrels?
  private var measures: [PrintedMeasure]?
  private let file: TRECInput
  private let level: Int
  private var options: TrecReport.Options

  /// Reads the judgments, the names of measures and, if there are any, the values to compare with.
  init(
    qrels path: String, measures names: [String], level: Int, collectionSize: Int, standardScores: String?,
    options: TrecReport.Options
  ) {
    (self.level, self.options) = (level, options)
    file = TRECInput(path)
    measures = collect { () throws(InvalidInput) in
      try RequestedMeasures.reading(names, level: level, collectionSize: collectionSize)
    }
    if let standardScores {
      let scores = collect { () throws(InvalidInput) in try ReferenceValues.reading(TRECInput(standardScores)) }
      self.options.standardScores = scores
    }
    qrels = collect { [file] () throws(InvalidInput) in try file.qrels() }
  }

  /// Returns what writes trec_eval's lines for a run; nothing if anything is wrong.
  mutating func lines(for path: String) -> Writing? {
    let judged = judgedRun(at: path)
    guard let judged, let measures, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    let lines = TrecLines(judged.run, name: judged.name, measures: measures, options: options)
    return { (output) throws(SystemError) in try lines.write(to: output) }
  }

  /// Returns what writes the values of runs beside each other; nothing if anything is wrong.
  ///
  /// Runs are read one after the other: what is kept of them is their values.
  mutating func sideBySide(_ paths: [String], asJSON: Bool) -> Writing? {
    let measures = measures?.filter { $0.measure != nil }
    let runs = paths.map { measuredRun(at: $0, measures) }.compactMap { $0 }
    guard let measures, runs.count == paths.count else { return nil }
    warnOfDifferentQueries(in: runs)
    let comparison = RunComparison(runs, measures: measures)
    let text =
      asJSON
      ? MeasureRecord(comparison, qrels: file.name, level: level, options: options).text
      : ComparisonPage(comparison, options: options).text
    return { (output) throws(SystemError) in try output.write(text) }
  }

  private mutating func measuredRun(at path: String, _ measures: [PrintedMeasure]?) -> MeasuredRun? {
    guard let judged = judgedRun(at: path), let measures else { return nil }
    return MeasuredRun(
      judged.run, file: TRECInput(path).name, name: judged.name, measures: measures, options: options)
  }

  private mutating func judgedRun(at path: String) -> (run: JudgedRun, name: String)? {
    let input = TRECInput(path)
    guard let run = collect({ () throws(InvalidInput) in try input.run() }), let qrels else { return nil }
    do throws(NoCommonQuery) {
      let judged = try JudgedRun(run, judgedBy: qrels)
      if let problem = judged.disjointness {
        diagnostics.append(input.diagnostic("no-judged-document", "\(problem)", severity: .warning))
      }
      return (judged, run.name)
    } catch {
      diagnostics.append(input.diagnostic("no-common-query", "\(error)", hint: "are these files of one collection?"))
      return nil
    }
  }

  private mutating func warnOfDifferentQueries(in runs: [MeasuredRun]) {
    guard Set(runs.map { $0.queries.map(\.counts) }).count > 1 else { return }
    let counts = runs.map { run in "\(run.file) \(run.queries.count(where: \.counts))" }
    diagnostics.append(
      Diagnostic(
        "different-queries", "the runs do not answer the same queries, and each average is over its own", at: nil,
        severity: .warning, notes: ["queries answered: " + counts.joined(separator: ", ")],
        hint: "with '-c' averages are over all judged queries"))
  }

  private mutating func collect<Value>(_ read: () throws(InvalidInput) -> Value) -> Value? {
    do throws(InvalidInput) { return try read() } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}
