import RagSpecCore

/// How the variants of a suite did: a line for each perturbation, with its failure rate and what it does to measures.
struct VariantLines {
  private let summaries: [VariantSummary]
  private let paint: Paint

  init(_ summaries: [VariantSummary], paint: Paint) {
    self.summaries = summaries
    self.paint = paint
  }

  var lines: [String] {
    let name = summaries.map(\.perturbation.onOneLine.count).max() ?? 0
    let relation = summaries.map(\.relation.rawValue.count).max() ?? 0
    return summaries.map { summary in
      let head = summary.perturbation.onOneLine.padding(toColumns: name)
      let kind = summary.relation.rawValue.padding(toColumns: relation)
      let details = [rate(of: summary), others(in: summary.tally), means(of: summary)].filter { !$0.isEmpty }
      return "       \(head)  \(paint.dim(kind))  \(details.joined(separator: paint.dim(" · ")))"
    }
  }

  /// Known failures are failures here: the rate tells how often the system breaks, whatever was known of it.
  private func rate(of summary: VariantSummary) -> String {
    guard let rate = summary.failureRate else { return "nothing scored" }
    let tally = summary.tally
    let failed = tally[.failed] + tally[.knownFailure]
    let scored = failed + tally[.passed] + tally[.unexpectedlyPassed]
    guard failed > 0 else { return paint.green("0 of \(scored) failed") }
    let percent = Figures.score((rate * 1000).rounded() / 10)
    return (tally[.failed] > 0 ? paint.red : paint.yellow)("\(failed) of \(scored) failed (\(percent) %)")
  }

  private func others(in tally: Tally) -> String {
    [(tally[.errored], "errored"), (tally[.skipped], "skipped")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      .joined(separator: ", ")
  }

  private func means(of summary: VariantSummary) -> String {
    summary.means.filter { $0.label.isNameOfMeasure }
      .map { "\($0.label.onOneLine) \(Figures.score($0.base)) → \(Figures.score($0.variant))" }
      .joined(separator: ", ")
  }
}
