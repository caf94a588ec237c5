import RagSpecCore

/// Adds up one suite: counts, and mean scores by label. Known failures are counted and enter no mean.
struct SuiteAccount {
  private var tally = Tally()
  /// A suite has a handful of labels, which are sooner compared than hashed.
  private var sums: [(label: String, sum: Double, count: Int)] = []

  mutating func count(_ result: CaseResult) {
    tally.count(result)
    guard result.standing != .knownFailure else { return }
    for assessment in result.outcome.assessments { add(assessment.score, to: assessment.label) }
  }

  private mutating func add(_ score: Double, to label: String) {
    guard let index = sums.firstIndex(where: { $0.label == label }) else {
      return sums.append((label, score, 1))
    }
    sums[index].sum += score
    sums[index].count += 1
  }

  func summary(of suite: Suite) -> SuiteSummary {
    let means = sums.sorted { $0.label < $1.label }
      .map { (label: $0.label, mean: $0.sum / Double($0.count), count: $0.count) }
    return SuiteSummary(
      name: suite.name, path: suite.path, tally: tally, gates: suite.gates.map(result), means: means)
  }

  private func result(of gate: Gate) -> GateResult {
    switch gate.quantity {
    case .passRate: GateResult(gate: gate, value: tally.passRate)
    case .unscored: GateResult(gate: gate, value: Double(tally[.errored]))
    case .mean(let label):
      GateResult(gate: gate, value: sums.first { $0.label == label }.map { $0.sum / Double($0.count) })
    }
  }
}
