import RagSpecCore

/// An item of a `variants` list, read: what it makes of each case.
final class VariantTemplate: Sendable {
  enum Wording: Sendable {
    case perturbed(any Perturbation)
    /// Written by hand.
    case written(String)
  }

  let node: ConfigNode
  let kind: VariantKind
  let wording: Wording
  /// What stands behind the base's name, one for each variant; unique in the list.
  let names: [String]
  /// Expectations of its own, in place of those of the base.
  let expectations: CaseLoader.ExpectationList?
  let tags: [String]
  let knownFailure: String?

  init(
    node: ConfigNode, kind: VariantKind, wording: Wording, names: [String], expectations: CaseLoader.ExpectationList?
  ) {
    self.node = node
    self.kind = kind
    self.wording = wording
    self.names = names
    self.expectations = expectations
    tags = [Variant.tag] + (node["tags"]?.elements.map(\.text) ?? [])
    knownFailure = node["known-failure"]?.text
  }

  /// Returns a question for each name, `nil` where it would be that of the base.
  func questions(from original: String) -> [String?] {
    switch wording {
    case .perturbed(let perturbation): perturbation.texts(from: original)
    case .written(let text): [text == original ? nil : text]
    }
  }

  /// Whether it meets what its base meets because it says nothing of its own.
  var inheritsExpectations: Bool { expectations == nil && kind.demands.isEmpty }
}

/// A `variants` list as far as it could be read.
struct VariantList: Sendable {
  var templates: [VariantTemplate] = []
  /// Measures that variants are compared by, so that base and variant both report them.
  var measures: [Expectation] = []

  var isEmpty: Bool { templates.isEmpty }

  /// Returns the measure that is reported under a label.
  func measure(_ label: String) -> Expectation? { measures.first { $0.label == label } }
}
