/// The variants of a suite that one perturbation made under one relation, together.
package struct VariantSummary: Sendable {
  package let perturbation: String
  package let relation: Relation
  package let tally: Tally
  /// Mean scores that variants and their bases both report, in alphabetical order, over the same pairs.
  package let means: [ComparedMean]

  package init(perturbation: String, relation: Relation, tally: Tally, means: [ComparedMean]) {
    self.perturbation = perturbation
    self.relation = relation
    self.tally = tally
    self.means = means
  }

  /// Failed variants by scored ones, known failures among both; `nil` when nothing was scored.
  ///
  /// It tells how often the system under test breaks, whatever was known of it: so CheckList counts.
  package var failureRate: Double? {
    let failed = tally[.failed] + tally[.knownFailure]
    let scored = failed + tally[.passed] + tally[.unexpectedlyPassed]
    return scored == 0 ? nil : Double(failed) / Double(scored)
  }
}

/// The mean of a score over bases, each as often as it has variants, and over their variants.
package struct ComparedMean: Sendable, Hashable {
  package let label: String
  package let base: Double
  package let variant: Double

  package init(label: String, base: Double, variant: Double) {
    self.label = label
    self.base = base
    self.variant = variant
  }
}
