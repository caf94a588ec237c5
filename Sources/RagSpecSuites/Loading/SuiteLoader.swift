package import RagSpecCore

/// Reads suite files into suites, and reports all that is wrong with any of them.
package struct SuiteLoader: Sendable {
  let vocabulary: any SuiteVocabulary
  let files: any ProjectFiles
  /// Gates of `ragspec.yaml`, which hold for suites that do not set their own.
  let projectGates: [Gate]

  package init(vocabulary: any SuiteVocabulary, files: any ProjectFiles, projectGates: [Gate]) {
    self.vocabulary = vocabulary
    self.files = files
    self.projectGates = projectGates
  }

  /// What the files held.
  package struct Result: Sendable {
    /// Suites without an error, in the order of the files.
    package var suites: [Suite] = []
    package var diagnostics: [Diagnostic] = []
  }

  /// Reads the files; two suites of one name are an error.
  package func load(_ sources: [SourceFile]) -> Result {
    var result = Result()
    var seen: [String: SourceLocation] = [:]
    for source in sources {
      guard let suite = suite(from: source, problems: &result.diagnostics) else { continue }
      let location = suite.node["suite"]?.location ?? suite.node.location
      if let first = seen.updateValue(location, forKey: suite.name) {
        result.diagnostics.append(.duplicateSuite(suite.name, at: location, first: first))
      }
      result.suites.append(suite)
    }
    result.diagnostics = result.diagnostics.withoutRepetitions
    return result
  }

  private func suite(from source: SourceFile, problems: inout [Diagnostic]) -> Suite? {
    // A suite is sound when nothing is wrong with its own file, whatever there was before.
    var found: [Diagnostic] = []
    defer { problems += found }
    guard let root = YAMLReader.document(of: source, problems: &found)?.root else { return nil }
    guard root.kind == .mapping else {
      found.append(.noSuite(root))
      return nil
    }
    return suite(from: root, problems: &found)
  }

  private func suite(from root: ConfigNode, problems: inout [Diagnostic]) -> Suite? {
    problems += ValueType.problems(in: root, fields: SuiteFields.suite)
    let behavior = problems.collect { () throws(InvalidInput) in try self.behavior(of: root) }
    let target = problems.collect { () throws(InvalidInput) in try self.target(of: root) }
    let gates = SuiteGates(of: root, project: projectGates, vocabulary: vocabulary, problems: &problems)
    if let name = root["suite"], name.text.utf8.contains(UInt8(ascii: "/")) { problems.append(.unusableName(name)) }
    if let behavior, let target { problems += Self.misfits(of: target, behavior, in: root) }
    guard let behavior, root["cases"]?.kind == .sequence else { return nil }
    var loader = CaseLoader(suite: root, behavior: behavior, gates: gates.all, loader: self)
    let cases = loader.cases()
    problems += loader.diagnostics
    if let target {
      problems += Self.unknownDocuments(in: cases, of: target)
      problems += target.problems(in: cases, at: root["target"]?.location, mapping: nil)
    }
    // Which scores the cases report is known only when all of them could be read.
    if !loader.diagnostics.containsError { problems += gates.problems(given: cases) }
    guard let target, !problems.containsError else { return nil }
    return Suite(
      name: root["suite"]?.text ?? "", node: root, behavior: behavior, targetName: root["target"]?.text ?? "",
      target: target, cases: cases, gates: gates.gates(given: cases), advice: loader.gaps.advice(given: cases))
  }
}

// MARK: - The head of a suite

extension SuiteLoader {
  private func behavior(of root: ConfigNode) throws(InvalidInput) -> any Behavior.Type {
    guard let node = root["behavior"] else { throw InvalidInput([]) }
    guard let behavior = vocabulary.behaviors[node.text] else {
      throw .unknownName("behavior", node, known: vocabulary.behaviors.names)
    }
    return behavior
  }

  private func target(of root: ConfigNode) throws(InvalidInput) -> any Target {
    guard let node = root["target"] else { throw InvalidInput([]) }
    guard vocabulary.targetNames.contains(node.text) else {
      throw .unknownName("target", node, known: vocabulary.targetNames)
    }
    return try vocabulary.target(named: node.text)
  }

  /// Complains about a target that cannot do, or cannot know, what the behavior is about.
  private static func misfits(of target: any Target, _ behavior: any Behavior.Type, in root: ConfigNode) -> [Diagnostic]
  {
    guard let name = root["target"] else { return [] }
    let wanted = behavior.descriptor.name
    if let returnsRankings = target.returnsRankings, returnsRankings != behavior.observesRankings {
      let (answer, other) = returnsRankings ? ("documents", "text") : ("text", "documents")
      return [
        Diagnostic(
          "wrong-target", "the target '\(name.text)' answers with \(answer), and \(wanted) is about \(other)",
          at: name.location)
      ]
    }
    guard !target.uses(behavior.subject) else { return [] }
    return [
      Diagnostic(
        "unused-input", "the target '\(name.text)' sends nothing of a case's \(behavior.subject.rawValue)",
        at: name.location, severity: .warning,
        hint: """
          a prompt has it as {{\(behavior.subject.rawValue)}}, a request as $\(behavior.subject.rawValue): without it every \
          answer is a guess
          """)
    ]
  }

  /// Judgments of documents that the target does not have would silently make every measure worse.
  private static func unknownDocuments(in cases: [Case], of target: any Target) -> [Diagnostic] {
    guard let corpus = target.corpus else { return [] }
    var problems: [Diagnostic] = []
    do throws(InvalidInput) {
      let named = cases.flatMap { $0.expectations.flatMap(\.namedDocuments) }
      let unknown = try corpus.unknownDocuments(among: Set(cases.flatMap { $0.input.relevant.keys } + named))
      guard !unknown.isEmpty else { return [] }
      for testCase in cases {
        // A variant's judgments are those of its base.
        let judged = testCase.variant == nil ? testCase.input.relevant.keys.sorted() : []
        for id in judged where unknown.contains(id) {
          problems.append(.unknownDocument(id, in: testCase, hint: corpus.hint(forUnknown: id)))
        }
        for expectation in testCase.expectations {
          for id in expectation.namedDocuments where unknown.contains(id) {
            problems.append(
              Diagnostic(
                "unknown-document", "the corpus has no document '\(id)'", at: expectation.node.location,
                hint: corpus.hint(forUnknown: id)))
          }
        }
      }
    } catch { problems += error.diagnostics }
    return problems
  }
}

extension InvalidInput {
  static func unknownName(_ kind: String, _ node: ConfigNode, known: [String]) -> InvalidInput {
    let listed = known.isEmpty ? "none is defined" : "known: \(known.joined(separator: ", "))"
    return InvalidInput(
      Diagnostic.ID(rawValue: "unknown-\(kind)"), "unknown \(kind) '\(node.text)'", at: node.location,
      hint: NearestName.hint(for: node.text, in: known) ?? listed)
  }
}

extension Diagnostic {
  fileprivate static func noSuite(_ root: ConfigNode) -> Diagnostic {
    guard !root.isNull else {
      return Diagnostic(
        "empty-file", "the file is empty", at: root.location, hint: "a suite starts with 'suite: its-name'")
    }
    return Diagnostic("wrong-type", "a suite is a mapping, found \(root.summary)", at: root.location)
  }

  fileprivate static func unusableName(_ name: ConfigNode) -> Diagnostic {
    Diagnostic(
      "unusable-name", "the suite's name '\(name.text)' holds a slash", at: name.location,
      hint: "cases are called SUITE/CASE: write '\(name.text.replacing("/", with: "-"))'")
  }

  static func duplicateSuite(_ name: String, at location: SourceLocation, first: SourceLocation) -> Diagnostic {
    Diagnostic(
      "duplicate-suite", "the suite '\(name)' exists twice", at: location, notes: ["the first is at \(first)"],
      hint: "give one of them another name")
  }

  static func unknownDocument(_ id: String, in testCase: Case, hint: String?) -> Diagnostic {
    let key = testCase.node["relevant"].flatMap { relevant in
      relevant.entries.first { $0.key.text == id }?.key ?? relevant.elements.first { $0.text == id }
    }
    return Diagnostic(
      "unknown-document", "the corpus has no document '\(id)'", at: (key ?? testCase.node).location, hint: hint)
  }
}
