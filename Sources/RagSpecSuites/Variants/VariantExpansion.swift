import RagSpecCore
import Synchronization

/// Makes the variants of cases, and notes those that would be what their base is.
struct VariantExpansion: Sendable {
  /// A variant that there is not, since its question would be that of its base.
  struct Gap: Sendable {
    let template: VariantTemplate
    let base: Case
  }

  var diagnostics: [Diagnostic] = []
  private(set) var gaps: [Gap] = []
  private let budget: VariantBudget

  init(budget: VariantBudget) { self.budget = budget }

  /// An expansion that notes anew, on the same budget.
  var emptied: VariantExpansion { VariantExpansion(budget: budget) }

  mutating func append(_ other: VariantExpansion) {
    gaps += other.gaps
    diagnostics += other.diagnostics
  }

  /// Hands the variants of a case on, in the order of the list.
  mutating func expand(_ base: Case, by list: VariantList, receive: (Case, VariantTemplate) -> Void) {
    for template in list.templates {
      guard budget.take(template.names.count) else {
        diagnostics.append(.tooManyVariants(template.node))
        return
      }
      let expectations = expectations(of: template, for: base, in: list)
      guard let expectations else { continue }
      for (name, question) in zip(template.names, template.questions(from: base.input.question)) {
        guard let question else {
          gaps.append(Gap(template: template, base: base))
          continue
        }
        receive(Self.variant(of: base, template, name, question, expectations), template)
      }
    }
  }

  private static func variant(
    of base: Case, _ template: VariantTemplate, _ name: String, _ question: String, _ expectations: [Expectation]
  ) -> Case {
    let suffix = Variant.separator + name
    let id = base.input.id.isEmpty ? "" : base.input.id + suffix
    return Case(
      id: CaseID(suite: base.id.suite, name: base.id.name + suffix), node: base.node,
      input: base.input.asking(question, id: id), expectations: expectations, tags: base.tags + template.tags,
      knownFailure: template.knownFailure ?? (template.inheritsExpectations ? base.knownFailure : nil),
      variant: Variant(of: base, template.kind))
  }

  /// Returns what a variant is judged by, and the scores that are compared, reported only; `nil` when there is no such score.
  private mutating func expectations(
    of template: VariantTemplate, for base: Case, in list: VariantList
  ) -> [Expectation]? {
    guard !template.inheritsExpectations else { return base.expectations }
    var expectations = template.expectations?.readable ?? []
    for demand in template.kind.demands where !expectations.contains(where: { $0.label == demand.label }) {
      guard let scored = list.measure(demand.label) ?? base.expectations.first(where: { $0.label == demand.label })
      else {
        diagnostics.append(.unknownScore(demand, base))
        return nil
      }
      diagnostics += scored.problems(in: base.input).map { $0.moved(to: demand.node, in: base) }
      expectations.append(scored.reported)
    }
    return expectations
  }
}

/// How many variants a suite may still have: a hundred of each of a hundred thousand cases would fill the memory.
final class VariantBudget: Sendable {
  private let left: Mutex<Int>

  /// - Parameter most: how many there may be.
  init(most: Int = 1_000_000) { left = Mutex(most) }

  /// Takes so many, unless that is more than there are left.
  func take(_ count: Int) -> Bool {
    left.withLock { left in
      left -= count
      return left >= 0
    }
  }
}

extension Expectation {
  /// The same score without a verdict.
  fileprivate var reported: Expectation {
    weight == 0 ? self : Expectation(rule: rule, label: label, threshold: threshold, weight: 0, part: part, node: node)
  }
}

extension Diagnostic {
  fileprivate static func tooManyVariants(_ node: ConfigNode) -> Diagnostic {
    Diagnostic(
      "too-many-variants", "the suite has more than a million variants", at: node.location,
      hint: "lower 'count', or give the variants to fewer cases")
  }

  fileprivate static func unknownScore(_ demand: ScoreDemand, _ base: Case) -> Diagnostic {
    let labels = base.expectations.map(\.label)
    return Diagnostic(
      "unknown-score", "'\(demand.label)' is neither a measure nor a score of the case '\(base.id.name)'",
      at: demand.node.location,
      hint: NearestName.hint(for: demand.label, in: labels + ["nDCG@10", "recall@10", "P@5", "AP", "RR"])
        ?? "it reports \(labels.joined(separator: ", "))")
  }

  fileprivate func moved(to node: ConfigNode, in base: Case) -> Diagnostic {
    Diagnostic(
      id, message, at: node.location, severity: severity, notes: notes + ["in the case at \(base.location)"], hint: hint
    )
  }
}
