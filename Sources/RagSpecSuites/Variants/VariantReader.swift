import RagSpecCore

/// Reads a `variants` list: the first key of an item names a perturbation, or is the behavior's question.
struct VariantReader {
  let behavior: any Behavior.Type
  let loader: SuiteLoader
  private(set) var diagnostics: [Diagnostic] = []

  /// An item that is read but for its names, which depend on the others.
  private struct Draft {
    let node: ConfigNode
    let kind: VariantKind
    let wording: VariantTemplate.Wording
    let stems: [String]
    let expectations: CaseLoader.ExpectationList?
  }

  init(behavior: any Behavior.Type, loader: SuiteLoader) {
    self.behavior = behavior
    self.loader = loader
  }

  /// Returns what could be read; the rest is in `diagnostics`.
  ///
  /// - Parameter expectations: reads an `expect` list, and tells itself what is wrong with it.
  mutating func list(
    from node: ConfigNode, expectations: (ConfigNode) -> CaseLoader.ExpectationList
  ) -> VariantList {
    var list = VariantList()
    var drafts: [Draft] = []
    for element in node.elements {
      do throws(InvalidInput) {
        drafts.append(try draft(from: element, into: &list, expectations: expectations))
      } catch { diagnostics += error.diagnostics }
    }
    list.templates = Self.named(drafts)
    return list
  }

  /// Variants of one name are numbered through the whole list, in its order.
  private static func named(_ drafts: [Draft]) -> [VariantTemplate] {
    var counts: [String: Int] = [:]
    for stem in drafts.flatMap(\.stems) { counts[stem, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    return drafts.map { draft in
      let names = draft.stems.map { stem in
        numbers[stem, default: 0] += 1
        return counts[stem] == 1 ? stem : "\(stem)-\(numbers[stem] ?? 0)"
      }
      return VariantTemplate(
        node: draft.node, kind: draft.kind, wording: draft.wording, names: names, expectations: draft.expectations)
    }
  }
}

// MARK: - One item

extension VariantReader {
  private mutating func draft(
    from node: ConfigNode, into list: inout VariantList, expectations: (ConfigNode) -> CaseLoader.ExpectationList
  ) throws(InvalidInput) -> Draft {
    guard let first = node.firstEntry else { throw .notAVariant(node) }
    var problems: [Diagnostic] = []
    let wording = problems.collect { () throws(InvalidInput) in try self.wording(first, in: node) }
    // Behind an option that comes first, a perturbation is no unknown key.
    if !SuiteFields.isOptionOfVariant(first.key) { problems += Self.optionProblems(in: node) }
    let own = node["expect"].flatMap { $0.kind == .sequence ? expectations($0) : nil }
    let demands = problems.isEmpty ? self.demands(of: node, into: &list, problems: &problems) : []
    guard let wording, problems.isEmpty else { throw InvalidInput(problems) }
    let kind = VariantKind(
      perturbation: first.key.text, relation: Self.relation(demands, hasOwn: own != nil), demands: demands)
    return Draft(
      node: node, kind: kind, wording: wording, stems: Self.stems(of: wording, first.key, name: node["name"]),
      expectations: own)
  }

  private func wording(
    _ first: ConfigNode.Entry, in node: ConfigNode
  ) throws(InvalidInput) -> VariantTemplate.Wording {
    guard !first.key.isText(behavior.questionKey) else {
      let problems = ValueType.text.problems(in: first.value, named: first.key)
      guard problems.isEmpty else { throw InvalidInput(problems) }
      return .written(first.value.text)
    }
    if SuiteFields.isOptionOfVariant(first.key),
      let other = node.entries.first(where: { !SuiteFields.isOptionOfVariant($0.key) })
    {
      throw InvalidInput(
        "unknown-perturbation", "'\(first.key.text)' is no perturbation", at: first.key.location,
        hint: "the first key names the perturbation: write '\(other.key.text)' before '\(first.key.text)'")
    }
    return .perturbed(
      try loader.vocabulary.perturbation(first.key, first.value, or: [behavior.questionKey]))
  }

  private static func stems(of wording: VariantTemplate.Wording, _ key: ConfigNode, name: ConfigNode?) -> [String] {
    let names =
      switch wording {
      case .perturbed(let perturbation): perturbation.names
      case .written: [key.text]
      }
    return name.map { name in names.map { _ in name.text } } ?? names
  }

  /// What is wrong with the keys behind the first one.
  private static func optionProblems(in node: ConfigNode) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for entry in node.entries.dropFirst() {
      guard let field = SuiteFields.variant.first(where: { entry.key.isText($0.name) }) else {
        problems.append(.unknownKey(entry.key, known: SuiteFields.variant.map(\.name)))
        continue
      }
      problems += field.type.problems(in: entry.value, named: entry.key)
    }
    return problems
  }

  private static func relation(_ demands: [ScoreDemand], hasOwn: Bool) -> Relation {
    switch demands.first?.kind {
    case .mayDrop: .invariance
    case .mustRise: .direction
    case nil: hasOwn ? .functionality : .invariance
    }
  }
}

// MARK: - Demands

extension VariantReader {
  private func demands(
    of node: ConfigNode, into list: inout VariantList, problems: inout [Diagnostic]
  ) -> [ScoreDemand] {
    let (drop, rise) = (node["may-drop"], node["must-rise"])
    if drop != nil, rise != nil {
      problems.append(.contradictingRelations(node))
      return []
    }
    let kind: ScoreDemand.Kind = drop != nil ? .mayDrop : .mustRise
    guard let scores = drop ?? rise else { return [] }
    if scores.entryCount == 0 {
      problems.append(
        Diagnostic(
          "empty-list", "no score is named", at: scores.location, hint: "write '\(kind.rawValue): {nDCG@10: 0.1}'"))
    }
    return scores.entries.compactMap { entry in demand(kind, entry, into: &list, problems: &problems) }
  }

  private func demand(
    _ kind: ScoreDemand.Kind, _ entry: ConfigNode.Entry, into list: inout VariantList, problems: inout [Diagnostic]
  ) -> ScoreDemand? {
    let amount = entry.value.number ?? 0
    if kind == .mustRise, amount == 0 {
      problems.append(
        Diagnostic(
          "wrong-type", "a rise by 0 is none", at: entry.value.location,
          hint: "'may-drop: {\(entry.key.text): 0}' says that the score may not fall"))
      return nil
    }
    if kind == .mayDrop, amount == 1 {
      problems.append(
        Diagnostic(
          "wrong-type", "no score can drop by more than 1, so that nothing is asked", at: entry.value.location,
          hint: "write 0.1 for ten points of a hundred"))
      return nil
    }
    guard let measure = loader.vocabulary.measure(named: entry.key.text, at: entry.key) else {
      return ScoreDemand(kind, entry.key.text, by: amount, node: entry.key)
    }
    guard behavior.observesRankings else {
      problems.append(.noRanking(entry.key, behavior))
      return nil
    }
    if list.measure(measure.label) == nil { list.measures.append(measure) }
    return ScoreDemand(kind, measure.label, by: amount, node: entry.key)
  }
}

extension InvalidInput {
  fileprivate static func notAVariant(_ node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "wrong-type", "a variant is a mapping, found \(node.summary)", at: node.location,
      hint: node.kind == .scalar && !node.isNull ? "write '- \(node.text): …'" : "write '- typos: 1'")
  }
}

extension Diagnostic {
  fileprivate static func contradictingRelations(_ node: ConfigNode) -> Diagnostic {
    let later = node.entries.last { $0.key.isText("may-drop") || $0.key.isText("must-rise") }
    return Diagnostic(
      "contradicting-relations", "a variant's scores cannot both be allowed to drop and have to rise",
      at: (later?.key ?? node).location, hint: "write two variants, or one of the two keys")
  }

  fileprivate static func noRanking(_ key: ConfigNode, _ behavior: any Behavior.Type) -> Diagnostic {
    let name = behavior.descriptor.name
    return Diagnostic(
      "no-ranking", "'\(key.text)' measures a ranking, and a case of \(name) has none", at: key.location,
      hint:
        "name a score that the case reports, such as 'similar', or leave it out: the variant then meets what its base meets"
    )
  }
}
