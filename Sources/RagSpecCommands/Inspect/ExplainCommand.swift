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
  var cache: CacheWord = .replay

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
    console.print(TargetText(suite.suite.target, chosen).text)
    let style = ReportStyle(verbosity: .verbose, usesColor: console.usesColor(console.output))
    let options = RunOptions(mode: try cache.mode(in: project), explainsAll: true, workers: 1)
    return try InterruptibleTask.run { (_) async throws(InvalidInput) in
      var reporter = TerminalReporter(style)
      var buffer = TextBuffer()
      let summary = try await RunSession(project: project, options: options).run(plan) { event in
        guard case .finishedCase(let result) = event else { return }
        for consultation in result.consulted { buffer.appendLine(ConsultationText(consultation).text) }
        reporter.receive(event, to: &buffer)
      }
      console.print(buffer.text)
      return summary.exitCode == .gateFailed ? .success : summary.exitCode
    }
  }
}

/// What a case asks of its target, for people.
private struct TargetText {
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
      case .call(let request): return RequestText(KeyedRequest(request)).text
      case .asking(let work):
        let needed = work.groundwork.map { "the vectors of \($0.title)" }
        let parts = work.questions.isEmpty ? needed : needed + ["the answers below"]
        return "request: computed in this process from \(parts.joined(separator: " and "))\n".escapingControls
      }
    } catch { return "request: none, \(error.message.escapingControls)\n" }
  }
}

/// What a matcher or a target asks of a model, and what that answered.
private struct ConsultationText {
  private let consultation: Consultation

  init(_ consultation: Consultation) { self.consultation = consultation }

  var text: String {
    let label = "'\(consultation.label.escapingControls)'"
    let asker = consultation.asker == .target ? "the target asks for \(label)" : "\(label) asks"
    return "\(asker)\n" + RequestText(consultation.request).text + "\(answer)\n"
  }

  private var answer: String {
    guard let answer = consultation.answer else { return "answer: nothing is recorded" }
    let content =
      EmbeddingVector(recorded: answer.output.content)
      .flatMap { isVector ? "a vector of \($0.components.count) numbers" : nil } ?? answer.output.content
    return "answer, \(answer.origin.rawValue):\n" + content.indentedForPeople.joined(separator: "\n")
  }

  private var isVector: Bool { consultation.request.endpoint.service == .embedding }
}

/// A request for people.
private struct RequestText {
  private let keyed: KeyedRequest

  init(_ request: KeyedRequest) { keyed = request }

  var text: String {
    let endpoint = keyed.endpoint
    var lines = ["request key: \(keyed.key.hex)"]
    if endpoint.service != .application {
      lines += ["endpoint: \(endpoint.name) (\(endpoint.provider), \(endpoint.url))", "model: \(endpoint.model)"]
    }
    lines += endpoint.parameters.map { "parameter \($0.name): \($0.value.text())" }
    switch keyed.request.input {
    case .messages(let messages):
      for message in messages { lines += ["\(message.role.rawValue):"] + message.text.indentedForPeople }
    case .exchange(let exchange):
      lines.append(endpoint.isProgram ? endpoint.url : "\(exchange.method.rawValue) \(endpoint.url)")
      lines += exchange.query.map { "parameter \($0.name): \($0.value)" }
      if let body = exchange.body { lines += ["body:"] + body.text().indentedForPeople }
    case .embedding(let text): lines += ["text:"] + text.indentedForPeople
    }
    return lines.map(\.escapingControls).joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var indentedForPeople: [String] {
    escapingControls.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
  }
}
