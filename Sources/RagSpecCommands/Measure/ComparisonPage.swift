import RagSpecCore
import RankingMetrics

/// Runs side by side as a person reads them: the values, then what sets each run apart from the first.
struct ComparisonPage {
  private let comparison: RunComparison
  private let labels: [String]
  private let options: TrecReport.Options

  init(_ comparison: RunComparison, options: TrecReport.Options) {
    (self.comparison, self.options) = (comparison, options)
    labels = comparison.labels.map(\.escapingControls)
  }

  var text: String {
    let values = TextTable(heading: ["measure", "query"] + labels, leading: 2, rows: queryRows + summaryRows)
    guard options.showsSummary, !comparison.findings.isEmpty else { return values.text }
    let heading = [
      "measure", "run", "queries", "difference", "better", "worse", "equal", "t-test", "corrected", "randomization",
      "corrected",
    ]
    let findings = TextTable(heading: heading, leading: 2, rows: comparison.findings.indices.map(findingRow))
    return "\(values.text)\n\(introduction)\n\n\(findings.text)"
  }

  private var introduction: String {
    let count = comparison.findings.count
    return "Compared with \(labels[0]), query by query: p-values, and corrected for \(count) "
      + (count == 1 ? "comparison" : "comparisons")
  }

  private var queryRows: [[String]] {
    guard options.showsQueries, let first = comparison.runs.first else { return [] }
    return first.queries.indices.flatMap { query in
      comparison.measures.indices.filter { !comparison.measures[$0].isSummaryOnly }.compactMap { measure in
        let cells = comparison.runs.map { run in
          run.queries[query].counts ? cell(run.queries[query].values[measure] ?? 0, measure) : "-"
        }
        guard cells.contains(where: { $0 != "-" }) else { return nil }
        return [comparison.measures[measure].name, first.queries[query].name.escapingControls] + cells
      }
    }
  }

  private var summaryRows: [[String]] {
    guard options.showsSummary else { return [] }
    return comparison.measures.indices.map { measure in
      [comparison.measures[measure].name, "all"] + comparison.runs.map { cell($0.averages[measure] ?? 0, measure) }
    }
  }

  private func findingRow(_ index: Int) -> [String] {
    let finding = comparison.findings[index]
    let tests = finding.tests
    return [
      comparison.measures[finding.measure].name, labels[finding.run], "\(finding.queryCount)",
      difference(tests.meanDifference), "\(tests.betterCount)", "\(tests.worseCount)", "\(tests.equalCount)",
      tests.student.map { probability($0.pValue) } ?? "-",
      comparison.studentPValues[index].map(probability) ?? "-",
      probability(tests.randomization.pValue), probability(comparison.randomizationPValues[index]),
    ]
  }

  private func cell(_ value: Double, _ measure: Int) -> String {
    comparison.measures[measure].measure?.text(of: value) ?? "-"
  }

  private func difference(_ value: Double) -> String {
    (value > 0 ? "+" : "") + DecimalText.fixed(value, digits: 4)
  }

  private func probability(_ value: Double) -> String {
    value < 0.0001 ? "<0.0001" : DecimalText.fixed(value, digits: 4)
  }
}
