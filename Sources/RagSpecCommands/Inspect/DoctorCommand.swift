internal import ArgumentParser
import JSONText
import RagSpecCore
import RagSpecSuites
import RagSpecToolkit

/// `ragspec doctor`.
struct DoctorCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Find out whether endpoints work, and what to mend where one does not.",
    discussion: """
      Looks at each endpoint step by step: its key, a proxy, the connection, TLS, whether the server has the model, and \
      a call for one token. Nothing is recorded, and no secret is shown. Exits with 3 when an endpoint does not work.

      EXAMPLES
        ragspec doctor                 all endpoints of the project
        ragspec doctor main            one of them
        ragspec doctor --url http://127.0.0.1:8080/v1 --model small      a server, without a project
      """)

  @Argument(help: ArgumentHelp("Names of endpoints; by default all.", valueName: "endpoint"))
  var names: [String] = []

  @Option(help: ArgumentHelp("The base URL of a server, in place of a project's endpoints.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("With --url: the model to ask.", valueName: "name"))
  var model: String?

  @Option(help: ArgumentHelp("With --url: the protocol that the server speaks.", valueName: "name"))
  var provider: String?

  @Option(help: ArgumentHelp("With --url: the environment variable that holds the key.", valueName: "variable"))
  var keyVariable: String?

  @Option(
    help: ArgumentHelp(
      "How long a call may take, such as 30s; an endpoint's own 'timeout' counts where that is shorter.",
      valueName: "duration"))
  var timeout: String?

  @Flag(help: "What was found as JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if url != nil, !names.isEmpty { throw ValidationError("'--url' stands in place of names of endpoints") }
    if url == nil, model ?? provider ?? keyVariable != nil {
      throw ValidationError("'--model', '--provider' and '--key-variable' go with '--url'")
    }
    if let timeout, BudgetArgument.time(timeout) == nil {
      throw ValidationError("'--timeout' takes a time such as 5s or 1m, not '\(timeout)'")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try openProject(console)
    let endpoints = try endpoints(of: project)
    guard !endpoints.isEmpty else {
      console.printError("nothing was selected: there are no endpoints")
      return .nothingSelected
    }
    let doctor = EndpointDoctor(project, longestCall: timeout.flatMap(BudgetArgument.time) ?? EndpointDoctor.usualCall)
    let isTold = !json
    let examined = try InterruptibleTask.run { (_) async throws(InvalidInput) in
      var examined: [ExaminedEndpoint] = []
      for endpoint in endpoints {
        if isTold { console.print((examined.isEmpty ? "" : "\n") + DoctorReport.head(of: endpoint)) }
        examined.append(await doctor.examine(endpoint) { if isTold { console.print(DoctorReport.lines(of: $0)) } })
      }
      return examined
    }
    console.print(json ? DoctorReport(examined).json : "\n\(DoctorReport(examined).verdict)")
    return examined.allSatisfy(\.works) ? .success : .notScored
  }

  private func openProject(_ console: Console) throws(InvalidInput) -> Project {
    if let url { return try serverProject(url, console) }
    return try project.open(for: [], console)
  }

  private func endpoints(of project: Project) throws(InvalidInput) -> [Endpoint] {
    let known = project.configuration.endpointNames
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw InvalidInput(
        "unknown-endpoint", "there is no endpoint '\(unknown)'", at: nil,
        hint: NearestName.hint(for: unknown, in: known) ?? "known: \(known.joined(separator: ", "))")
    }
    var problems: [Diagnostic] = []
    var endpoints: [Endpoint] = []
    for name in names.isEmpty ? known : names {
      do throws(InvalidInput) { endpoints.append(try project.endpoint(name, for: project.configuration.root)) } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return endpoints
  }

  /// A project of one endpoint, written as a file would say it, so that it is checked like one.
  private func serverProject(_ url: String, _ console: Console) throws(InvalidInput) -> Project {
    var endpoint = JSONObject()
    _ = endpoint.append("provider", .string(provider ?? "openai-chat"))
    _ = endpoint.append("url", .string(url))
    _ = endpoint.append("model", .string(model ?? ""))
    if let keyVariable { _ = endpoint.append("key", .string("${\(keyVariable)}")) }
    let text = "version: 1\nendpoints: {server: \(JSONValue.object(endpoint).text())}\n"
    return try Project(
      standingIn: SourceFile(path: "--url", bytes: Array(text.utf8)), environment: Environment { console.variable($0) })
  }
}

/// What `ragspec doctor` prints.
struct DoctorReport {
  private let endpoints: [ExaminedEndpoint]

  init(_ endpoints: [ExaminedEndpoint]) { self.endpoints = endpoints }

  /// The line below all endpoints.
  var verdict: String {
    let broken = endpoints.count { !$0.works }
    let count = endpoints.count == 1 ? "1 endpoint" : "\(endpoints.count) endpoints"
    return broken == 0 ? "\(count) examined: all is well" : "\(count) examined: \(broken) cannot be used"
  }

  /// The line above what was found out about an endpoint.
  static func head(of endpoint: Endpoint) -> String {
    let model = endpoint.model.isEmpty ? "" : "  \(endpoint.model.escapingControls)"
    return "\(endpoint.name)  \(endpoint.provider)  \(endpoint.url)\(model)\n"
  }

  /// A finding: a line, and one more where there is something to do.
  static func lines(of finding: EndpointFinding) -> String {
    let isTimed = finding.check == .connection
    let time = isTimed ? nil : finding.time.map { ", \($0.inMilliseconds)" }
    let line =
      "  \(padded(finding.status.rawValue, 8))\(padded(finding.check.rawValue, 11))\(finding.detail)\(time ?? "")\n"
    return line + (finding.advice.map { "          \(padded("", 11))→ \($0)\n" } ?? "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.key("endpoints")
    json.beginArray()
    for endpoint in endpoints { Self.write(endpoint, to: &json) }
    json.endArray()
    json.endObject()
    return json.text
  }

  private static func write(_ endpoint: ExaminedEndpoint, to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", endpoint.name)
    json.member("provider", endpoint.provider)
    json.member("url", endpoint.url)
    json.member("model", endpoint.model)
    json.member("works", endpoint.works)
    json.key("findings")
    json.beginArray()
    for finding in endpoint.findings { write(finding, to: &json) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ finding: EndpointFinding, to json: inout JSONWriter) {
    json.beginObject()
    json.member("check", finding.check.rawValue)
    json.member("status", finding.status.rawValue)
    json.member("detail", finding.detail)
    if let advice = finding.advice { json.member("advice", advice) }
    if let time = finding.time { json.member("milliseconds", (time / .microseconds(10)).rounded() / 100) }
    json.endObject()
  }
}
