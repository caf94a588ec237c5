import RagSpecCore

/// Adds up the variants of a suite that one perturbation made under one relation.
struct VariantAccount {
  private let kind: VariantKind
  fileprivate private(set) var tally = Tally()
  /// Scores of variants that are meant to pass.
  fileprivate private(set) var sums: [(label: String, sum: Double, count: Int)] = []
  /// Scores that a variant and its base both report.
  private var pairs: [(label: String, base: Double, variant: Double, count: Int)] = []

  init(of kind: VariantKind) { self.kind = kind }

  var perturbation: String { kind.perturbation }

  func isOf(_ other: VariantKind) -> Bool {
    kind === other || kind.perturbation == other.perturbation && kind.relation == other.relation
  }

  /// - Parameter base: what the variant's base got, `nil` when that did not run.
  mutating func count(_ result: CaseResult, base: CaseResult?) {
    tally.count(result)
    if result.standing != .knownFailure { addUp(result) }
    let others = base?.outcome.assessments ?? []
    guard !others.isEmpty else { return }
    for assessment in result.outcome.assessments {
      guard let other = others.first(where: { $0.label == assessment.label }) else { continue }
      add(assessment.label, base: other.score, variant: assessment.score)
    }
  }

  private mutating func addUp(_ result: CaseResult) {
    for assessment in result.outcome.assessments {
      guard let index = sums.firstIndex(where: { $0.label == assessment.label }) else {
        sums.append((assessment.label, assessment.score, 1))
        continue
      }
      sums[index].sum += assessment.score
      sums[index].count += 1
    }
  }

  private mutating func add(_ label: String, base: Double, variant: Double) {
    guard let index = pairs.firstIndex(where: { $0.label == label }) else {
      return pairs.append((label, base, variant, 1))
    }
    pairs[index].base += base
    pairs[index].variant += variant
    pairs[index].count += 1
  }

  var summary: VariantSummary {
    let means = pairs.sorted { $0.label < $1.label }.map { pair in
      ComparedMean(
        label: pair.label, base: pair.base / Double(pair.count), variant: pair.variant / Double(pair.count))
    }
    return VariantSummary(perturbation: kind.perturbation, relation: kind.relation, tally: tally, means: means)
  }
}

/// Variants of one perturbation under all relations.
struct VariantAccounts {
  private let accounts: [VariantAccount]

  fileprivate init(_ accounts: [VariantAccount]) { self.accounts = accounts }

  var tally: Tally {
    var tally = Tally()
    for account in accounts { tally.add(account.tally) }
    return tally
  }

  /// The mean of the scores under a label; `nil` when there are none.
  func mean(_ label: String) -> Double? {
    let sums = accounts.flatMap(\.sums).filter { $0.label == label }
    let count = sums.reduce(0) { $0 + $1.count }
    return count == 0 ? nil : sums.reduce(0) { $0 + $1.sum } / Double(count)
  }
}

extension [VariantAccount] {
  func of(_ perturbation: String) -> VariantAccounts {
    VariantAccounts(filter { $0.perturbation == perturbation })
  }
}
