/// The unit that passes or fails.
///
/// A class, since a case goes from hand to hand through a run and never changes.
package final class Case: Sendable {
  package let id: CaseID
  package let node: ConfigNode
  package let input: CaseInput
  package let expectations: [Expectation]
  package let tags: [String]
  /// Why the case is known to fail; `nil` when it is meant to pass.
  package let knownFailure: String?
  /// What it was made from; `nil` for a case that somebody wrote.
  package let variant: Variant?
  /// Whether one of the expectations asks models before it judges.
  package let consults: Bool

  package init(
    id: CaseID, node: ConfigNode, input: CaseInput, expectations: [Expectation], tags: [String] = [],
    knownFailure: String? = nil, variant: Variant? = nil
  ) {
    self.id = id
    self.node = node
    self.input = input
    self.expectations = expectations
    self.tags = tags
    self.knownFailure = knownFailure
    self.variant = variant
    consults = expectations.contains(where: \.consults)
  }

  /// Where it stands; a variant stands where its base does.
  package var location: SourceLocation { node.location }
}

/// A case's name within the project: `suite/case`.
package struct CaseID: Hashable, Sendable, CustomStringConvertible {
  package let suite: String
  package let name: String

  package init(suite: String, name: String) {
    self.suite = suite
    self.name = name
  }

  package var description: String { "\(suite)/\(name)" }
}
