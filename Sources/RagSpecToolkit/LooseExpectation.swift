import RagSpecBehaviors
package import RagSpecCore
import RagSpecMatchers
import RagSpecRunner
import SystemFiles

/// One expectation that stands in no suite, with the case that it is judged beside.
package struct LooseExpectation: Sendable {
  private let expectation: Expectation
  private let input: CaseInput
  /// Where the endpoints are that the expectation asks; `nil` when it asks none.
  private let project: Project?
  /// What is to be warned of; errors were thrown.
  package let warnings: [Diagnostic]

  /// Reads an item of an `expect` list and the keys of a case; throws all that is wrong with either.
  ///
  /// - Parameter open: opens the project, whose endpoints only few matchers ask; called only for these.
  package init(
    _ node: ConfigNode, case caseNode: ConfigNode?, project open: () throws(InvalidInput) -> Project
  ) throws(InvalidInput) {
    (expectation, project) = try Self.expectation(from: node, project: open)
    input = try caseNode.map { node throws(InvalidInput) in try Self.input(from: node) } ?? CaseInput(question: "")
    let problems = expectation.problems(in: input)
    guard problems.allSatisfy({ $0.severity == .warning }) else { throw InvalidInput(problems) }
    warnings = problems
  }

  private static func expectation(
    from node: ConfigNode, project open: () throws(InvalidInput) -> Project
  ) throws(InvalidInput) -> (Expectation, Project?) {
    let files = FilesOfWorkingFolder()
    do throws(InvalidInput) { return (try ExpectationReader(files: files).expectation(from: node), nil) } catch {
      guard error.diagnostics.contains(where: { $0.id == "no-project" }) else { throw error }
    }
    let project = try open()
    return (try ExpectationReader(endpoints: project, files: files).expectation(from: node), project)
  }

  /// Whether models have to be asked, which takes a run.
  package var consults: Bool { expectation.consults }

  /// Returns the verdict on a text, explained whether it passed or not; what judges rankings reads the ids that it lists.
  package func assess(_ text: String) throws(UnsupportedObservation) -> Assessment {
    let observation = expectation.looksAtRankings ? Observation.ranking(try ListedRanking(text).documents) : .text(text)
    return try expectation.assess(observation, in: CaseContext(input: input), explaining: true)
  }

  /// A case with a table is one of table reading, one with relevant documents of retrieval, any other one of question
  /// rewriting, which knows all else.
  private static func behavior(of node: ConfigNode) -> any Behavior.Type {
    if node["table"] != nil { return TableReading.self }
    return node["relevant"] != nil || node["query"] != nil ? Retrieval.self : QuestionRewriting.self
  }

  /// Returns the verdicts on texts after models were asked; answers are recorded in the project's cache and read from it.
  ///
  /// A text that could not be scored has the reason in place of a verdict, one that a stop came before as well.
  package func assess(
    _ texts: [String]
  ) async throws(InvalidInput) -> (verdicts: [Result<Assessment, UnsupportedObservation>], warnings: [String]) {
    guard let project else { return ([], []) }
    let plan = Plan(suites: texts.enumerated().map(plan))
    var verdicts: [Result<Assessment, UnsupportedObservation>] = []
    let session = RunSession(project: project, options: RunOptions(explainsAll: true))
    let summary = try await session.run(plan) { event in
      if case .finishedCase(let result) = event { verdicts.append(Self.verdict(of: result)) }
    }
    return (verdicts, summary.warnings)
  }

  /// A suite whose one case was answered with the text.
  private func plan(_ number: Int, _ text: String) -> Plan.SuitePlan {
    let testCase = Case(
      id: CaseID(suite: "\(number)", name: "text"), node: expectation.node, input: input, expectations: [expectation])
    let suite = Suite(
      name: "\(number)", node: expectation.node, behavior: Answering.self, targetName: "text", target: GivenText(text),
      cases: [testCase], gates: [])
    return Plan.SuitePlan(suite: suite, cases: [testCase])
  }

  private static func verdict(of result: CaseResult) -> Result<Assessment, UnsupportedObservation> {
    switch result.outcome {
    case .passed(let assessments), .failed(let assessments):
      return assessments.first.map(Result.success) ?? .failure(UnsupportedObservation("nothing was judged"))
    case .errored(let error):
      return .failure(UnsupportedObservation(error.message + (error.hint.map { " (\($0))" } ?? "")))
    case .skipped(let reason): return .failure(UnsupportedObservation(reason))
    }
  }

  private static func input(from node: ConfigNode) throws(InvalidInput) -> CaseInput {
    let behavior = behavior(of: node)
    guard node.kind == .mapping else {
      throw InvalidInput(
        "wrong-type", "a case is a mapping, found \(node.summary)", at: node.location,
        hint: "write '{question: …, references: […]}'")
    }
    let fields = behavior.fields.map { Field($0.name, $0.type, $0.summary) }
    let problems = ValueType.problems(in: node, fields: fields)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try behavior.input(from: node, files: FilesOfWorkingFolder())
  }
}

/// Answers with a text that is there already.
private struct GivenText: Target {
  private let text: String

  init(_ text: String) { self.text = text }

  func work(for input: CaseInput) -> TargetWork { .local { [text] in .text(ModelOutput(content: text)) } }
}

/// Files by paths as the command line has them: relative to the folder that one stands in.
private struct FilesOfWorkingFolder: ProjectFiles {
  func contents(at reference: FileReference) throws(InvalidInput) -> SourceFile {
    do throws(SystemError) {
      return SourceFile(path: reference.path, bytes: try File.contents(of: reference.path))
    } catch {
      throw InvalidInput(
        "unreadable-file", "cannot read '\(reference.path)': \(error.reason)", at: reference.location)
    }
  }
}
