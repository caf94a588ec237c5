import RagSpecCore

/// Tells of variants that there are not: never in silence, and once for each item of a list.
struct VariantGaps {
  private let gaps: [(template: VariantTemplate, bases: [Case])]

  init(_ gaps: [VariantExpansion.Gap]) {
    var places: [ObjectIdentifier: Int] = [:]
    var grouped: [(template: VariantTemplate, bases: [Case])] = []
    for gap in gaps {
      let key = ObjectIdentifier(gap.template)
      guard let place = places[key] else {
        places[key] = grouped.count
        grouped.append((gap.template, [gap.base]))
        continue
      }
      grouped[place].bases.append(gap.base)
    }
    self.gaps = grouped
  }

  /// Items that make no variant of any case, which is worth a warning whenever the suite is read.
  func warnings(given cases: [Case]) -> [Diagnostic] {
    guard !gaps.isEmpty else { return [] }
    let fruitful = Self.fruitful(cases)
    return gaps.filter { !fruitful.contains(ObjectIdentifier($0.template.kind)) }.map {
      Self.diagnostic($0, isAll: true)
    }
  }

  /// Items that make some variants, which only a check tells: that a text has no quotes is no fault.
  func advice(given cases: [Case]) -> [Diagnostic] {
    guard !gaps.isEmpty else { return [] }
    let fruitful = Self.fruitful(cases)
    return gaps.filter { fruitful.contains(ObjectIdentifier($0.template.kind)) }.map {
      Self.diagnostic($0, isAll: false)
    }
  }

  /// What the variants are of that there are.
  private static func fruitful(_ cases: [Case]) -> Set<ObjectIdentifier> {
    var kinds: Set<ObjectIdentifier> = []
    for testCase in cases {
      if let variant = testCase.variant { kinds.insert(ObjectIdentifier(variant.kind)) }
    }
    return kinds
  }

  private static func diagnostic(_ gap: (template: VariantTemplate, bases: [Case]), isAll: Bool) -> Diagnostic {
    let (count, name) = (gap.bases.count, gap.template.kind.perturbation)
    let first = gap.bases.first.map { "'\($0.id.name)'" } ?? ""
    let which = count == 1 ? "of \(first)" : "\(count) times, first of \(first)"
    return Diagnostic(
      "unchanged-variant", "'\(name)' finds nothing else to say in the question \(which)",
      at: gap.template.node.location,
      severity: .warning,
      hint: isAll ? "it makes no variant at all: leave it out" : "these variants are left out")
  }
}
