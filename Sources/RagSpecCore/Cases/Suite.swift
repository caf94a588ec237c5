/// One file of behavioral cases that share a behavior and a target.
package final class Suite: Sendable {
  package let name: String
  package let node: ConfigNode
  package let behavior: any Behavior.Type
  package let targetName: String
  package let target: any Target
  package let cases: [Case]
  package let gates: [Gate]
  /// What a check tells of it, beside what is told whenever it is read.
  package let advice: [Diagnostic]

  package init(
    name: String, node: ConfigNode, behavior: any Behavior.Type, targetName: String, target: any Target, cases: [Case],
    gates: [Gate], advice: [Diagnostic] = []
  ) {
    self.name = name
    self.node = node
    self.behavior = behavior
    self.targetName = targetName
    self.target = target
    self.cases = cases
    self.gates = gates
    self.advice = advice
  }

  package var path: String { node.location.file.path }
}

/// A rule over a whole suite that helps to decide the exit code.
package struct Gate: Hashable, Sendable {
  package enum Quantity: Hashable, Sendable {
    /// Passed cases by scored cases; known failures count on neither side.
    case passRate
    /// How many cases could not be scored.
    case unscored
    /// The mean score reported under a label: a measure, or a matcher's `name`. Variants do not enter it.
    case mean(String)
    /// Passed by scored variants of one perturbation, which then count in no other pass rate.
    case variantPassRate(String)
    /// The mean score of variants of one perturbation, reported under a label.
    case variantMean(String, perturbation: String)
  }

  package let quantity: Quantity
  /// The least value that passes; for `unscored` the greatest.
  package let bound: Double

  package init(_ quantity: Quantity, _ bound: Double) {
    self.quantity = quantity
    self.bound = bound
  }

  /// The names of quantities that every suite has.
  package static let commonNames = ["pass-rate", "unscored"]

  /// The name under which the gate stands in a suite.
  package var name: String {
    switch quantity {
    case .passRate: "pass-rate"
    case .unscored: "unscored"
    case .mean(let label): label
    case .variantPassRate(let perturbation): Gate.commonNames[0] + Variant.separator + perturbation
    case .variantMean(let label, let perturbation): label + Variant.separator + perturbation
    }
  }

  /// The perturbation whose variants it is about; `nil` when it is about all cases.
  package var perturbation: String? {
    switch quantity {
    case .variantPassRate(let perturbation), .variantMean(_, let perturbation): perturbation
    case .passRate, .unscored, .mean: nil
    }
  }

  /// The name under which cases report the score that it is about; `nil` when it is about none.
  package var label: String? {
    switch quantity {
    case .mean(let label), .variantMean(let label, _): label
    case .passRate, .unscored, .variantPassRate: nil
    }
  }
}
