import RagSpecCore

/// Finds the bases that a plan lacks, although variants in it are compared with them.
///
/// Cases stand in the order of their suite, in which variants follow their base.
struct Company {
  private var last: Case?

  /// Returns the base that has to run right before a case, `nil` when it does anyhow, or is not asked for.
  mutating func missingBase(of testCase: Case) -> Case? {
    guard let variant = testCase.variant else {
      last = testCase
      return nil
    }
    guard testCase.isCompared, last !== variant.base else { return nil }
    last = variant.base
    return variant.base
  }
}

extension Case {
  /// Whether it is a variant whose scores are compared with those of its base.
  var isCompared: Bool { variant.map { !$0.kind.demands.isEmpty } ?? false }
}
