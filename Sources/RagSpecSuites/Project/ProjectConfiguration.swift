package import RagSpecCore

/// What `ragspec.yaml` says. Endpoints and targets are made only when something needs them.
package struct ProjectConfiguration: Sendable {
  package let root: ConfigNode
  package let gates: [Gate]
  package let allowsOutside: Bool

  /// Reads the file; throws all that is wrong with its shape.
  package init(_ file: SourceFile, targetKinds: Registry<any TargetKind.Type>) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    guard let root = Self.root(of: file, problems: &problems) else { throw InvalidInput(problems).hidingSecrets }
    self.root = root
    problems += ValueType.problems(in: root, fields: ProjectFields.project) + Self.targetProblems(in: root, targetKinds)
    problems += Self.currencyProblems(in: root)
    let own = GateReader.gates(from: root["gates"], measure: { _ in nil }, problems: &problems).map(\.gate)
    guard problems.isEmpty else { throw InvalidInput(problems).hidingSecrets }
    gates = own.contains { $0.quantity == .passRate } ? own : own + [Gate(.passRate, 1)]
    allowsOutside = root["allow-outside"]?.boolean ?? false
  }

  private static func root(of file: SourceFile, problems: inout [Diagnostic]) -> ConfigNode? {
    guard let root = YAMLReader.document(of: file, problems: &problems)?.root else { return nil }
    guard root.kind == .mapping else {
      problems.append(
        Diagnostic(
          "wrong-type", "a project's configuration is a mapping, found \(root.summary)", at: root.location,
          hint: "it starts with 'version: 1'"))
      return nil
    }
    return root
  }

  package var targetNames: [String] { root["targets"]?.entries.map(\.key.text) ?? [] }
  package var endpointNames: [String] { root["endpoints"]?.entries.map(\.key.text) ?? [] }

  package func targetNode(named name: String) -> ConfigNode? {
    root["targets"]?.entries.first { $0.key.text == name }?.value
  }

  package var cachePath: ConfigNode? { root["cache"]?["path"] }
  package var cassetteFolders: [ConfigNode] { root["cache"]?["cassettes"]?.elements ?? [] }

  /// Returns the kind of target that a node configures.
  package static func kind(
    of node: ConfigNode, _ kinds: Registry<any TargetKind.Type>
  ) -> (any TargetKind.Type)? {
    guard let first = kinds.all.first(where: { node.hasKey($0.descriptor.name) }) else { return nil }
    return namesakes(of: first, kinds).first { kind in
      value(behind: kind.descriptor.name, in: node).map(kind.descriptor.value.accepts) ?? false
    } ?? first
  }

  /// The kinds with the same key, such as `retriever`, which what stands behind it tells apart.
  private static func namesakes(
    of kind: any TargetKind.Type, _ kinds: Registry<any TargetKind.Type>
  ) -> [any TargetKind.Type] {
    kinds.all.filter { $0.descriptor.name == kind.descriptor.name }
  }

  private static func value(behind key: String, in node: ConfigNode) -> ConfigNode? {
    node.entries.first { $0.key.isText(key) }?.value
  }

  private static func targetProblems(in root: ConfigNode, _ kinds: Registry<any TargetKind.Type>) -> [Diagnostic] {
    (root["targets"]?.entries ?? []).flatMap { entry -> [Diagnostic] in
      guard entry.value.kind == .mapping else {
        return [
          Diagnostic("wrong-type", "a target is a mapping, found \(entry.value.summary)", at: entry.value.location)
        ]
      }
      guard let kind = kind(of: entry.value, kinds) else {
        return [
          Diagnostic(
            "unknown-target-kind", "the target '\(entry.key.text)' says nothing of its kind", at: entry.key.location,
            hint: "it needs one of the keys \(keys(of: kinds).joined(separator: ", "))")
        ]
      }
      return problems(of: entry.value, as: kind, kinds)
    }
  }

  /// Which options there may be follows from the value of the kind's key; where that is wrong, those of all namesakes.
  private static func problems(
    of node: ConfigNode, as kind: any TargetKind.Type, _ kinds: Registry<any TargetKind.Type>
  ) -> [Diagnostic] {
    let all = namesakes(of: kind, kinds).map { $0.descriptor }
    let choices = all.flatMap { (kind) -> [String] in if case .choice(let names) = kind.value { names } else { [] } }
    let type = all.count > 1 ? .choice(choices) : kind.descriptor.value
    let own = Field(kind.descriptor.name, type, isRequired: true, kind.descriptor.summary)
    let isKnown = value(behind: own.name, in: node).map(type.accepts) ?? false
    let options = isKnown ? kind.descriptor.options : all.flatMap(\.options)
    return ValueType.problems(in: node, fields: [own] + options)
  }

  /// Costs are added up, and what is added up must be in one currency.
  private static func currencyProblems(in root: ConfigNode) -> [Diagnostic] {
    var first: String?
    return (root["endpoints"]?.entries ?? []).compactMap { entry in
      guard let price = entry.value["price"], price.kind == .mapping else { return nil }
      let currency = price["currency"]?.text ?? Price.usualCurrency
      let known = first ?? currency
      first = known
      guard currency != known else { return nil }
      return Diagnostic(
        "mixed-currencies", "this price is in \(currency), and another one in \(known)",
        at: (price["currency"] ?? price).location, hint: "costs are added up: give all prices in one currency")
    }
  }

  private static func keys(of kinds: Registry<any TargetKind.Type>) -> [String] {
    var seen: Set<String> = []
    return kinds.names.filter { seen.insert($0).inserted }
  }
}
