import RagSpecCore

/// Adds up one suite: counts, and mean scores by label. Known failures and variants are counted and enter no mean.
struct SuiteAccount {
  private var tally = Tally()
  /// A suite has a handful of labels, which are sooner compared than hashed.
  private var sums: [(label: String, sum: Double, count: Int)] = []

  private var variants: [VariantAccount] = []

  /// - Parameter base: the result of the case that a variant was made from; for other cases nobody looks at it.
  mutating func count(_ result: CaseResult, base: CaseResult? = nil) {
    tally.count(result)
    if let variant = result.testCase.variant { return count(result, of: variant, base: base) }
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

  private mutating func count(_ result: CaseResult, of variant: Variant, base: CaseResult?) {
    let index = variants.firstIndex { $0.isOf(variant.kind) }
    if index == nil { variants.append(VariantAccount(of: variant.kind)) }
    variants[index ?? variants.count - 1].count(result, base: base?.testCase === variant.base ? base : nil)
  }

  func summary(of suite: Suite) -> SuiteSummary {
    let means = sums.sorted { $0.label < $1.label }
      .map { (label: $0.label, mean: $0.sum / Double($0.count), count: $0.count) }
    return SuiteSummary(
      name: suite.name, path: suite.path, tally: tally, gates: suite.gates.map { result(of: $0, among: suite.gates) },
      means: means,
      variants: variants.map(\.summary))
  }

  private func result(of gate: Gate, among gates: [Gate]) -> GateResult {
    switch gate.quantity {
    case .passRate: GateResult(gate: gate, value: tally.passRate(without: talliesOfOwnGates(gates)))
    case .unscored: GateResult(gate: gate, value: Double(tally[.errored]))
    case .mean(let label):
      GateResult(gate: gate, value: sums.first { $0.label == label }.map { $0.sum / Double($0.count) })
    case .variantPassRate(let perturbation):
      GateResult(gate: gate, value: variants.of(perturbation).tally.passRate)
    case .variantMean(let label, let perturbation):
      GateResult(gate: gate, value: variants.of(perturbation).mean(label))
    }
  }

  /// The tallies of variants whose pass rate has a gate of its own.
  private func talliesOfOwnGates(_ gates: [Gate]) -> [Tally] {
    gates.compactMap { gate in
      guard case .variantPassRate(let perturbation) = gate.quantity else { return nil }
      return variants.of(perturbation).tally
    }
  }
}
