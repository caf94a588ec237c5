import JSONText
import RagSpecCore
import RagSpecRunner
import Testing

@testable import RagSpecToolkit

@Suite struct CassetteRecorderTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.withSuites() }

  /// Records a run in which each case ended as given, all others passed on their own id.
  private func record(
    _ endings: [String: Ending] = [:], filters: [String] = [], of arguments: [String] = []
  ) throws -> [String] {
    let project = try sandbox.project()
    let loaded = try LoadedSuites(arguments: arguments, project: project)
    let plan = CaseSelection(request: loaded.request, filters: filters).plan(of: loaded.suites)
    var recorder = try CassetteRecorder(project: project, plan: plan)
    for suite in plan.suites {
      for testCase in suite.cases {
        let ending = endings[testCase.id.description] ?? .answer(testCase.id.description)
        recorder.receive(.finishedCase(try ending.result(of: testCase, in: suite.suite)))
      }
    }
    return sandbox.relative(try recorder.finish())
  }

  private enum Ending {
    case answer(String)
    /// The case passed, and a model said this to its matcher.
    case judged(String)
    case errored, skipped, failed

    func result(of testCase: Case, in suite: Suite) throws -> CaseResult {
      guard case .call(let request) = try suite.target.work(for: testCase.input) else { throw InvalidInput([]) }
      func result(_ outcome: Outcome, _ text: String, _ consulted: [Consultation] = []) -> CaseResult {
        CaseResult(
          testCase, outcome: outcome, origin: .called, output: .text(ModelOutput(content: text)), key: request.key,
          latency: .milliseconds(7), consulted: consulted)
      }
      switch self {
      case .judged(let verdict):
        let asked = KeyedRequest(ModelRequest(endpoint: request.endpoint, messages: [Turn(.user, "Is it good?")]))
        let answer = Consultation.Answer(output: ModelOutput(content: verdict), origin: .called, latency: .zero)
        return result(.passed([]), "good", [Consultation(label: "judge", request: asked, answer: answer)])
      case .answer(let text): return result(.passed([]), text)
      case .failed: return result(.failed([]), "wrong")
      case .errored: return CaseResult(testCase, outcome: .errored(CaseError(.endpoint, "down")), key: request.key)
      case .skipped: return CaseResult(testCase, outcome: .skipped(reason: "interrupted"))
      }
    }
  }

  private func answers(_ suite: String) throws -> Set<String> {
    let lines = try sandbox.text(of: "fixtures/cassettes/\(suite).jsonl").split(separator: "\n")
    let contents = lines.map { line -> String? in
      guard case .string(let text)? = (try? JSONValue(parsing: String(line)))?.value(at: "/content") else { return nil }
      return text
    }
    return Set(contents.compactMap(\.self))
  }

  @Test func `a whole run fills a file for each suite`() throws {
    #expect(
      try record()
        == [
          "recorded 3 responses in \(sandbox["fixtures/cassettes/alpha.jsonl"])",
          "recorded 2 responses in \(sandbox["fixtures/cassettes/beta.jsonl"])",
        ].map { sandbox.relative([$0])[0] })
    #expect(try answers("alpha") == ["alpha/one", "alpha/two", "alpha/three"])
    #expect(try record() == [], "nothing is new")
    #expect(try record(["alpha/one": .failed]) == ["recorded 1 responses in fixtures/cassettes/alpha.jsonl"])
    #expect(try answers("alpha") == ["wrong", "alpha/two", "alpha/three"], "failed answers are answers")
  }

  @Test func `what matchers asked of models is recorded, too`() throws {
    _ = try record(["alpha/one": .judged("yes")])
    #expect(try answers("alpha") == ["good", "yes", "alpha/two", "alpha/three"])
    #expect(try record(["alpha/one": .judged("yes")]) == [])
    _ = try record(["alpha/one": .answer("good")])
    #expect(try answers("alpha") == ["good", "alpha/two", "alpha/three"], "nobody asks it any more")
  }

  @Test func `a whole run drops what no case asks for any more`() throws {
    _ = try record()
    try sandbox.write(Sandbox.suite("alpha", "one", "new"), to: "scenarios/a.yaml")
    _ = try record()
    #expect(try answers("alpha") == ["alpha/one", "alpha/new"])
  }

  @Test func `a part of a suite leaves the other lines alone`() throws {
    _ = try record()
    let changed = Ending.answer("changed")
    _ = try record(["alpha/one": changed], filters: ["one"])
    #expect(try answers("alpha") == ["changed", "alpha/two", "alpha/three"])
    _ = try record(["alpha/two": changed, "alpha/one": changed], of: ["alpha/two"])
    #expect(try answers("alpha").contains("alpha/three"))
  }

  @Test func `a case without an answer keeps its old one`() throws {
    _ = try record()
    for ending in [Ending.errored, .skipped] {
      _ = try record(["alpha/two": ending, "alpha/one": .answer("new"), "beta/one": ending, "beta/four": ending])
      #expect(try answers("alpha") == ["new", "alpha/two", "alpha/three"])
      #expect(try answers("beta") == ["beta/one", "beta/four"])
    }
  }

  @Test func `what is recorded is replayed`() async throws {
    let project = try sandbox.project()
    let suites = try LoadedSuites(arguments: [], project: project).suites
    try CassetteRecorder.record(["alpha/one": "x", "alpha/two": "y", "nobody": "z"], for: suites, in: project)
    #expect(try answers("alpha") == ["x", "y"])
    let plan = CaseSelection(request: try SuiteFinder(projectRoot: project.root).find([])).plan(of: suites)
    var ended: [String: String] = [:]
    let summary = try await RunSession(project: project, options: RunOptions(mode: .replay)).run(plan) {
      if case .finishedCase(let result) = $0 { ended[result.testCase.id.description] = result.standing.rawValue }
    }
    #expect(ended["alpha/one"] == "passed" && ended["alpha/two"] == "failed" && ended["beta/one"] == "errored")
    #expect(summary.exitCode == .missingRecording && summary.tally[.cassette] == 2)
  }

  @Test(arguments: ["../out", "a/b", "/tmp/x", ".hidden", "..", ""])
  func `a suite whose name is no file's is not recorded`(_ name: String) throws {
    let text = Sandbox.suite("gamma", "one").replacing("suite: gamma", with: "suite: '\(name)'")
    try sandbox.write(text, to: "scenarios/c.yaml")
    let problem = try #require(diagnostics { try record() }.first)
    #expect(problem.facts[0] == "unusable-name")
    #expect(problem.location?.description == sandbox["scenarios/c.yaml:1:8"])
  }

  @Test func `a project without a folder for cassettes records nothing`() throws {
    try sandbox.write(Sandbox.configuration.replacing("[fixtures/cassettes]", with: "[]"), to: "ragspec.yaml")
    #expect(diagnostics { try record() }.map(\.id) == ["no-cassettes"])
  }
}
