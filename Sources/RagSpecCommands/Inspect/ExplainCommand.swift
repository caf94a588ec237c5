internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCore
import RagSpecReports
import RagSpecRunner
import RagSpecToolkit

/// `ragspec explain`.
struct ExplainCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show everything about one case: request, response, recording and each matcher.",
    discussion: """
      Nothing is called unless '--cache auto' or 'refresh' says so: a case without a recorded response shows its request \
      and that nothing is recorded.
      """)

  @Argument(help: ArgumentHelp("The case: its id, or FILE:LINE.", valueName: "case"))
  var testCase: String

  @Option(help: ArgumentHelp("As for 'run'.", valueName: "mode"))
  var cache: CacheMode = .replay

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: [testCase], console)
    let loaded = try LoadedSuites(arguments: [testCase], project: project)
    let plan = CaseSelection(request: loaded.request).plan(of: loaded.suites)
    guard plan.caseCount == 1, let suite = plan.suites.first, let chosen = suite.cases.first else {
      throw InvalidInput(
        "not-one-case", "'\(testCase)' stands for \(plan.caseCount) cases", at: nil,
        hint: "'ragspec list' shows the ids of all cases")
    }
    console.print(RequestText(suite.suite.target, chosen).text)
    let style = ReportStyle(verbosity: .verbose, usesColor: console.usesColor(console.output))
    let options = RunOptions(mode: cache, explainsAll: true, workers: 1)
    return try InterruptibleTask.run { (_) async throws(InvalidInput) in
      var reporter = TerminalReporter(style)
      var buffer = TextBuffer()
      let summary = try await RunSession(project: project, options: options).run(plan) {
        if case .finishedCase = $0 { reporter.receive($0, to: &buffer) }
      }
      console.print(buffer.text)
      return summary.exitCode == .gateFailed ? .success : summary.exitCode
    }
  }
}

/// What a case asks of its target, for people.
private struct RequestText {
  private let target: any Target
  private let testCase: Case

  init(_ target: any Target, _ testCase: Case) {
    self.target = target
    self.testCase = testCase
  }

  var text: String {
    do throws(CaseError) {
      switch try target.work(for: testCase.input) {
      case .local: return "request: computed in this process, never recorded\n"
      case .call(let request): return text(of: request)
      }
    } catch { return "request: none, \(error.message.escapingControls)\n" }
  }

  private func text(of request: ModelRequest) -> String {
    let endpoint = request.endpoint
    var lines = [
      "request key: \(request.key.hex)", "endpoint: \(endpoint.name) (\(endpoint.provider), \(endpoint.url))",
      "model: \(endpoint.model)",
    ]
    lines += endpoint.parameters.map { "parameter \($0.name): \($0.value.text())" }
    for message in request.messages {
      lines.append("\(message.role.rawValue):")
      lines += message.text.escapingControls.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }
    return lines.map(\.escapingControls).joined(separator: "\n") + "\n"
  }
}
