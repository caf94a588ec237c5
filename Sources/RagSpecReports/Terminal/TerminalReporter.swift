package import RagSpecCore

/// What a person reads: a block for each case that needs attention, a line for each suite, a summary.
package struct TerminalReporter: Reporter {
  package static let descriptor = ExtensionDescriptor(
    name: "terminal", summary: "for people: failures with what to do about them, a line a suite, a summary")

  private let style: ReportStyle
  private let paint: Paint
  private var suites: [SuiteSummary] = []
  private var nameWidth = 0

  package init(_ style: ReportStyle) {
    self.style = style
    paint = Paint(isOn: style.usesColor)
  }

  package mutating func receive(_ event: RunEvent, to output: inout TextBuffer) {
    switch event {
    case .started(let start): nameWidth = start.suites.map(\.name.onOneLine.count).max() ?? 0
    case .progressed: break
    case .finishedCase(let result): receive(result, to: &output)
    case .finishedSuite(let suite): suites.append(suite)
    case .finished(let summary): finish(summary, to: &output)
    }
  }

  private func receive(_ result: CaseResult, to output: inout TextBuffer) {
    switch result.standing {
    case _ where style.verbosity == .verbose, .failed, .errored: output.append(CaseBlock(result, style: style).text)
    case .unexpectedlyPassed:
      output.appendLine("\(paint.yellow("UNEXPECTEDLY PASSED")) \(CaseBlock(result, style: style).heading)")
      output.appendLine("  it was known to fail: \(result.testCase.knownFailure?.onOneLine ?? "")")
      output.appendLine("  if this lasts, remove its 'known-failure'\n")
    case .passed, .knownFailure, .skipped: break
    }
  }
}

// MARK: - The end of a run

extension TerminalReporter {
  private func finish(_ summary: RunSummary, to output: inout TextBuffer) {
    if style.verbosity != .quiet {
      for suite in suites {
        output.appendLine(line(for: suite))
        for line in VariantLines(suite.variants, paint: paint).lines { output.appendLine(line) }
      }
      if !suites.isEmpty { output.appendLine() }
    }
    for (suite, gate) in summary.failedGates { output.appendLine(line(for: gate, of: suite)) }
    for groundwork in summary.groundwork where groundwork.total > 0 {
      output.appendLine(SummaryLine.text(of: groundwork))
    }
    for warning in summary.warnings { output.appendLine("\(paint.yellow("warning:")) \(warning.onOneLine)") }
    output.appendLine(SummaryLine(summary, paint: paint).text)
  }

  private func line(for suite: SuiteSummary) -> String {
    let tally = suite.tally
    let name = suite.name.onOneLine.padding(toColumns: nameWidth)
    let means = suite.means.filter { $0.label.isNameOfMeasure }
      .map { "\($0.label.onOneLine) \(Figures.score($0.mean))" }
    let details = [
      SummaryLine.counts(tally, paint: paint), SummaryLine.origins(tally), means.joined(separator: ", "),
      priced(tally),
    ]
    return "\(mark(of: suite)) \(name)  " + details.filter { !$0.isEmpty }.joined(separator: paint.dim(" · "))
  }

  /// Tokens and cost, of suites whose endpoints have prices.
  private func priced(_ tally: Tally) -> String {
    let cost = SpendingText.cost(of: tally)
    return cost.isEmpty ? "" : "\(SpendingText.tokens(of: tally)), \(cost)"
  }

  /// What the suite does to the exit code: it is the gates that say how many cases may fail.
  private func mark(of suite: SuiteSummary) -> String {
    if suite.tally[.errored] > 0 || suite.gates.contains(where: \.failed) { return paint.red("FAIL") }
    return suite.tally[.skipped] == suite.tally.total ? paint.yellow("skip") : paint.green("ok  ")
  }

  private func line(for result: GateResult, of suite: String) -> String {
    let (value, bound) = (result.value ?? 0, result.gate.bound)
    let comparison =
      result.gate.quantity == .unscored
      ? "\(Figures.exact(value)) > \(Figures.exact(bound))" : Figures.comparison(value, with: bound)
    return "\(paint.red("gate failed")) \(suite.onOneLine): \(result.gate.name.onOneLine) \(comparison)"
  }
}

extension String {
  /// Whether a label looks like that of a ranking measure, whose mean is worth a place in a line.
  var isNameOfMeasure: Bool { contains("@") || self == uppercased() }

  func padding(toColumns width: Int) -> String {
    count >= width ? self : self + String(repeating: " ", count: width - count)
  }
}
