package import RagSpecCore

/// Reads the items of `expect` lists: the first key names a matcher or a combinator, its siblings are the options.
package struct ExpectationReader: Sendable {
  private let endpoints: (any EndpointDirectory)?
  private let files: (any ProjectFiles)?

  /// - Parameters:
  ///   - endpoints: those of the project, for matchers that ask one; `nil` where there is no project.
  ///   - files: what paths in expectations lead to; `nil` where there are none.
  package init(endpoints: (any EndpointDirectory)? = nil, files: (any ProjectFiles)? = nil) {
    self.endpoints = endpoints
    self.files = files
  }

  /// Returns the expectation; throws all that is wrong with it.
  package func expectation(from node: ConfigNode) throws(InvalidInput) -> Expectation {
    guard let options = Options(node, files: files) else { throw notAMapping(node) }
    if let matcher = MatcherTable.shared[options.name] { return try expectation(matcher, options, node) }
    if let combinator = Combinator(rawValue: options.name.text) {
      return try combined(combinator, options, node)
    }
    guard MeasureMatcher.isMeasure(options.name.text) else { throw unknownMatcher(options.name, in: node) }
    return try expectation(MatcherTable.measure, options, node)
  }

  private func expectation(
    _ entry: MatcherTable.Entry, _ options: Options, _ node: ConfigNode
  ) throws(InvalidInput) -> Expectation {
    if !isPlainlyRight(options, entry) { try check(options, entry.descriptor) }
    let matcher = try matcher(entry, options)
    return try common(options, node, rule: .matcher(matcher), label: matcher.label, threshold: matcher.threshold)
  }

  private func matcher(_ entry: MatcherTable.Entry, _ options: Options) throws(InvalidInput) -> any Matcher {
    guard let endpoints else { return try entry.type.init(options) }
    if let recorded = entry.recorded, options["inputs"] != nil { return try recorded.init(options, endpoints) }
    if let consulting = entry.consulting { return try consulting.init(options, endpoints) }
    return try entry.type.init(options)
  }

  /// Whether there is nothing to complain of, as nearly always; else `check` says what it is.
  private func isPlainlyRight(_ options: Options, _ entry: MatcherTable.Entry) -> Bool {
    guard entry.value.accepts(options.value), entry.takesReferences || !holdsReferences(options.value) else {
      return false
    }
    return options.allSatisfy { option in entry.options[option.key]?.type.accepts(option.value) ?? false }
  }

  /// Returns the expectation that reports a measure without judging it, `nil` when the name is not a measure's.
  package func measure(named name: String, at node: ConfigNode) -> Expectation? {
    guard let matcher = MeasureMatcher(reporting: name) else { return nil }
    return Expectation(rule: .matcher(matcher), label: matcher.label, threshold: 0, weight: 0, node: node)
  }

  /// Returns what is wrong with a gate's name that is nearly one of ours; `nil` for names of the user's own.
  package func hint(forGate name: String) -> String? {
    if MeasureMatcher.isMeasure(name) {
      return "'\(name)' is no share from 0 to 1, which a gate's bound must be; 'ragspec measure' prints it"
    }
    return MeasureMatcher.hint(for: name)
      ?? NearestName.hint(for: name, in: Gate.commonNames + MeasureMatcher.exampleNames)
  }

  private func notAMapping(_ node: ConfigNode) -> InvalidInput {
    let isMatcher = MatcherCatalog.all[node.text] != nil
    return InvalidInput(
      "wrong-type", "an expectation is a mapping, found \(node.summary)", at: node.location,
      hint: isMatcher ? "write '- \(node.text): …'" : "write '- contains: some text'")
  }

  private func unknownMatcher(_ key: ConfigNode, in node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "unknown-matcher", "unknown matcher '\(key.text)'", at: key.location, hint: hint(forUnknown: key, in: node))
  }

  private func hint(forUnknown key: ConfigNode, in node: ConfigNode) -> String {
    let known = MatcherCatalog.all.names + Combinator.allCases.map(\.rawValue)
    if let matcher = node.entries.dropFirst().first(where: { known.contains($0.key.text) }) {
      return "the first key names the matcher: write '\(matcher.key.text)' before '\(key.text)'"
    }
    return MeasureMatcher.hint(for: key.text)
      ?? NearestName.hint(for: key.text, in: known + MeasureMatcher.exampleNames)
      ?? "'ragspec list matchers' shows what there is"
  }

  private func check(_ options: Options, _ descriptor: ExtensionDescriptor) throws(InvalidInput) {
    var problems = descriptor.value.problems(in: options.value, named: options.name)
    if !MatcherTable.takeReferences.contains(descriptor.name) { problems += misplacedReferences(options) }
    _ = options.allSatisfy { entry in
      problems += self.problems(of: entry, descriptor)
      return true
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  private func problems(of option: ConfigNode.Entry, _ descriptor: ExtensionDescriptor) -> [Diagnostic] {
    let isNamed = { (field: Field) in option.key.isText(field.name) }
    guard let field = descriptor.options.first(where: isNamed) ?? CommonOptions.fields.first(where: isNamed) else {
      let known = (descriptor.options + CommonOptions.fields).map(\.name)
      return [.unknownKey(option.key, known: known)]
    }
    return field.type.problems(in: option.value, named: option.key)
  }

  /// `$references` would otherwise be looked for as a text, and never found.
  private func misplacedReferences(_ options: Options) -> [Diagnostic] {
    ([options.value] + options.value.elements).filter { $0.isText(ExpectedTexts.keyword) }.map { node in
      Diagnostic(
        "misplaced-references", "'\(options.name.text)' does not take '\(ExpectedTexts.keyword)'", at: node.location,
        hint: "\(MatcherTable.takeReferences.map { "'\($0)'" }.joined(separator: ", ")) do")
    }
  }

  private func holdsReferences(_ value: ConfigNode) -> Bool {
    value.isText(ExpectedTexts.keyword) || !value.allElements { !$0.isText(ExpectedTexts.keyword) }
  }

  private func common(
    _ options: Options, _ node: ConfigNode, rule: Expectation.Rule, label: String, threshold: Double
  ) throws(InvalidInput) -> Expectation {
    Expectation(
      rule: rule, label: options.text("name") ?? label, threshold: options.number("min") ?? threshold,
      weight: options.number("weight") ?? 1, part: try PartOption.part(options["on"]), node: node)
  }

}

// MARK: - Combinators

extension ExpectationReader {
  private func combined(
    _ combinator: Combinator, _ options: Options, _ node: ConfigNode
  ) throws(InvalidInput) -> Expectation {
    try check(options, combinator.descriptor)
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
