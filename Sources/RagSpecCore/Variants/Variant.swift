/// What a case has that was made from another one by a perturbation.
package struct Variant: Sendable {
  /// The case that it was made from, which is none itself.
  package let base: Case
  package let kind: VariantKind

  package init(of base: Case, _ kind: VariantKind) {
    self.base = base
    self.kind = kind
  }

  /// What stands between a base's name and a variant's own: `parental-leave~typos-1`.
  package static let separator = "~"
  /// The tag that every variant has.
  package static let tag = "variant"
}

/// What variants have in common that one item of a `variants` list stands for.
package final class VariantKind: Sendable {
  /// The perturbation's name; that of the behavior's question for one that is written by hand.
  package let perturbation: String
  package let relation: Relation
  /// What the scores are compared with those of the base for; empty when nothing is.
  package let demands: [ScoreDemand]

  package init(perturbation: String, relation: Relation, demands: [ScoreDemand] = []) {
    self.perturbation = perturbation
    self.relation = relation
    self.demands = demands
  }
}

/// What must hold between a case and its variant.
///
/// Ribeiro, Wu, Guestrin and Singh, *Beyond accuracy: behavioral testing of NLP models with CheckList*, 2020.
package enum Relation: String, Sendable, CaseIterable {
  /// The variant meets expectations of its own: CheckList's minimum functionality.
  case functionality
  /// The variant does as the base does: it meets the same expectations, or its scores drop by no more than is allowed.
  case invariance
  /// The variant's scores rise.
  case direction
}
