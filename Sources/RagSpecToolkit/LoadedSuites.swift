package import RagSpecCore
import RagSpecMatchers
import RagSpecSuites
import RagSpecVariants
import SystemFiles

/// The suites that a command line means, read and checked.
package struct LoadedSuites: Sendable {
  package let project: Project
  package let suites: [Suite]
  /// Warnings; errors were thrown.
  package let warnings: [Diagnostic]
  package let request: SuiteRequest

  /// Finds the project and reads the suites; throws every problem of every file.
  package init(arguments: [String], project: Project) throws(InvalidInput) {
    self.project = project
    request = try SuiteFinder(projectRoot: project.root).find(arguments)
    var problems: [Diagnostic] = []
    var sources: [SourceFile] = []
    for path in request.files {
      do throws(InvalidInput) { sources.append(try .reading(path)) } catch { problems += error.diagnostics }
    }
    let loader = SuiteLoader(vocabulary: project, files: project, projectGates: project.configuration.gates)
    let result = loader.load(sources)
    problems += result.diagnostics
    problems += Self.unreportedGates(of: project, result.suites)
    problems = Self.withoutRepetitions(problems)
    guard !problems.contains(where: { $0.severity == .error }) else { throw InvalidInput(problems) }
    suites = result.suites
    warnings = problems
    try checkNames()
  }

  /// What is wrong with a target is wrong for each suite that uses it, and told once.
  private static func withoutRepetitions(_ problems: [Diagnostic]) -> [Diagnostic] {
    guard problems.count > 1 else { return problems }
    var seen: Set<String> = []
    return problems.filter { seen.insert($0.rendered()).inserted }
  }

  /// A project's gate on a measure is nothing to suites of another behavior. One that is neither a measure nor reported by
  /// any case may be reported by suites that were not asked for, which is worth a warning; one that is nearly a measure's
  /// name or a gate's would never be, which is an error: a gate that nobody looks at passes whatever happens.
  private static func unreportedGates(of project: Project, _ suites: [Suite]) -> [Diagnostic] {
    let names = (project.configuration.root["gates"]?.entries ?? []).map(\.key)
      .filter { !Gate.commonNames.contains($0.text) && project.measure(named: $0.text, at: $0) == nil }
    guard !names.isEmpty, !suites.isEmpty else { return [] }
    let ofVariants = names.filter { $0.text.contains(Variant.separator) }
    let labels = Set(suites.flatMap { $0.cases.flatMap { $0.expectations.map(\.label) } })
    let others = names.filter { !$0.text.contains(Variant.separator) && !labels.contains($0.text) }
    return ofVariants.compactMap(unknownPerturbation)
      + others.map { name in
        let slip = ExpectationReader().hint(forGate: name.text)
        var problem = Diagnostic.unreportedGate(
          name.text, at: name.location, severity: slip == nil ? .warning : .error, reported: labels.sorted())
        problem.hint = slip ?? problem.hint
        return problem
      }
  }

  /// A gate on variants is nothing to suites without them, but there has to be such a perturbation.
  private static func unknownPerturbation(in name: ConfigNode) -> Diagnostic? {
    let known = PerturbationCatalog.all.names + Set(Project.behaviors.all.map { $0.questionKey }).sorted()
    let perturbation = name.text.split(separator: Variant.separator, maxSplits: 1).last.map(String.init) ?? ""
    guard !known.contains(perturbation) else { return nil }
    return Diagnostic(
      "unknown-gate", "the gate '\(name.text)' is about variants by '\(perturbation)', which is no perturbation",
      at: name.location,
      hint: NearestName.hint(for: perturbation, in: known) ?? "known: \(known.joined(separator: ", "))")
  }

  /// A name that is no suite's and no case's is a slip, not a request for nothing.
  private func checkNames() throws(InvalidInput) {
    guard !request.names.isEmpty else { return }
    let ids = suites.flatMap { suite in [suite.name] + suite.cases.map(\.id.description) }
    let unknown = request.names.filter { !ids.contains($0) }
    guard !unknown.isEmpty else { return }
    throw InvalidInput(
      unknown.map { name in
        Diagnostic(
          "unknown-case", "'\(name)' is no file, no suite and no case", at: nil,
          hint: NearestName.hint(for: name, in: ids))
      })
  }
}

extension LoadedSuites {
  /// Returns advice on the variants, on the corpora that the suites search, and on cases that these make too easy.
  package func review() throws(InvalidInput) -> [Diagnostic] {
    var advice = suites.flatMap(\.advice)
    for (name, suites) in Dictionary(grouping: suites, by: \.targetName).sorted(by: { $0.key < $1.key }) {
      guard let corpus = try project.target(named: name).corpus else {
        advice += suites.compactMap(Self.uncheckedJudgments)
        continue
      }
      advice += try corpus.review(for: suites.flatMap { $0.cases.filter { $0.variant == nil } })
    }
    return Self.withoutRepetitions(advice)
  }

  /// A folder in BEIR's layout has the corpus beside the judgments, so that it takes one word to have them checked.
  private static func uncheckedJudgments(in suite: Suite) -> Diagnostic? {
    let folders = (suite.node["cases"]?.elements ?? []).compactMap { $0["from"]?["beir"] }
    let suiteFolder = FilePath.parent(of: suite.node.location.file.path)
    let corpora = folders.map { FilePath.join(FilePath.join(suiteFolder, $0.text), "corpus.jsonl") }
    guard let path = corpora.map(FilePath.normalized).first(where: { File.kind(of: $0) == .file }) else { return nil }
    return Diagnostic(
      "unchecked-judgments",
      "nothing says what '\(suite.targetName)' searches, so judgments are not checked against it",
      at: suite.node["target"]?.location, severity: .warning, notes: ["beside the judgments there is \(path)"],
      hint: "add it to the target, 'corpus: PATH': a document that the search cannot find makes every measure worse")
  }

  /// Keeps the suites as long as the process lives: to give back ten thousand cases one by one, right before the
  /// process ends, takes longer than to judge a thousand.
  package func keepUntilExit() {
    for suite in suites { _ = Unmanaged.passRetained(suite) }
  }
}
