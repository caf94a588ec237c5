package import RagSpecCore

/// Reads the items of `expect` lists: the first key names a matcher or a combinator, its siblings are the options.
package struct ExpectationReader: Sendable {
  package init() {}

  /// Returns the expectation; throws all that is wrong with it.
  package func expectation(from node: ConfigNode) throws(InvalidInput) -> Expectation {
    guard let first = node.entries.first else {
      throw InvalidInput(
        "wrong-type", "an expectation is a mapping, found \(node.summary)", at: node.location,
        hint: "write '- contains: some text'")
    }
    let options = Options(name: first.key, value: first.value, siblings: Array(node.entries.dropFirst()))
    if let combinator = Combinator(rawValue: first.key.text) {
      return try combined(combinator, options, node)
    }
    let matcher = try matcherType(of: first.key)
    try check(node, options, matcher.descriptor)
    return try expectation(matcher.init(options), options, node)
  }

  /// Returns the expectation that reports a measure without judging it, `nil` when the name is not a measure's.
  package func measure(named name: String, at node: ConfigNode) -> Expectation? {
    guard let matcher = MeasureMatcher(name: name) else { return nil }
    return Expectation(rule: .matcher(matcher), label: matcher.label, threshold: 0, weight: 0, node: node)
  }

  private func matcherType(of key: ConfigNode) throws(InvalidInput) -> any Matcher.Type {
    if let matcher = MatcherCatalog.all[key.text] { return matcher }
    if MeasureMatcher(name: key.text) != nil { return MatcherCatalog.measure }
    let known = MatcherCatalog.all.names + Combinator.allCases.map(\.rawValue)
    let hint = MeasureMatcher.hint(for: key.text) ?? NearestName.hint(for: key.text, in: known + MeasureMatcher.exampleNames)
    throw InvalidInput(
      "unknown-matcher", "unknown matcher '\(key.text)'", at: key.location,
      hint: hint ?? "'ragspec list matchers' shows what there is")
  }

  private func check(
    _ node: ConfigNode, _ options: Options, _ descriptor: ExtensionDescriptor
  ) throws(InvalidInput) {
    let fields = descriptor.options + CommonOptions.fields
    var problems = descriptor.value.problems(in: options.value, named: options.name)
    for entry in node.entries.dropFirst() {
      guard let field = fields.first(where: { entry.key.isText($0.name) }) else {
        problems.append(.unknownKey(entry.key, known: fields.map(\.name)))
        continue
      }
      problems += field.type.problems(in: entry.value, named: entry.key)
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  private func expectation(
    _ matcher: any Matcher, _ options: Options, _ node: ConfigNode
  ) throws(InvalidInput) -> Expectation {
    try common(options, node, rule: .matcher(matcher), label: matcher.label, threshold: matcher.threshold)
  }

  private func common(
    _ options: Options, _ node: ConfigNode, rule: Expectation.Rule, label: String, threshold: Double
  ) throws(InvalidInput) -> Expectation {
    Expectation(
      rule: rule, label: options.text("name") ?? label, threshold: options.number("min") ?? threshold,
      weight: options.number("weight") ?? 1, part: try part(options["on"]), node: node)
  }

  private func part(_ node: ConfigNode?) throws(InvalidInput) -> OutputPart {
    guard let node else { return .whole }
    if let part = OutputPart(node.text) { return part }
    throw InvalidInput(
      "unknown-value", "'\(node.text)' is no part of an output", at: node.location,
      hint: "it is whole, last-line, code-block, or a JSON Pointer such as /answer")
  }
}

// MARK: - Combinators

extension ExpectationReader {
  private func combined(
    _ combinator: Combinator, _ options: Options, _ node: ConfigNode
  ) throws(InvalidInput) -> Expectation {
    try check(node, options, combinator.descriptor)
    let rule = try rule(of: combinator, options.value)
    return try common(options, node, rule: rule, label: combinator.rawValue, threshold: 1)
  }

  private func rule(of combinator: Combinator, _ value: ConfigNode) throws(InvalidInput) -> Expectation.Rule {
    switch combinator {
    case .not: return .not(try expectation(from: value))
    case .all:
      let parts = try expectations(in: value)
      return .atLeast(parts.count, of: parts)
    case .any: return .atLeast(1, of: try expectations(in: value))
    case .atLeast:
      let parts = try expectations(in: value["of"] ?? value)
      guard let count = value["count"], let least = count.integer, least <= parts.count else {
        throw InvalidInput(
          "impossible-count", "only \(parts.count) expectations are listed", at: value["count"]?.location)
      }
      return .atLeast(least, of: parts)
    }
  }

  private func expectations(in list: ConfigNode) throws(InvalidInput) -> [Expectation] {
    var parts: [Expectation] = []
    var problems: [Diagnostic] = []
    for node in list.elements {
      do throws(InvalidInput) { parts.append(try expectation(from: node)) } catch { problems += error.diagnostics }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    guard !parts.isEmpty else {
      throw InvalidInput("no-expectation", "the list of expectations is empty", at: list.location)
    }
    return parts
  }
}
