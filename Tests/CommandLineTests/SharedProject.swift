import Foundation
import RagSpecTestSupport

/// Projects that share recordings: each with a folder of its own, and so with a local cache of its own.
enum SharedProject {
  static let cases = """
    - {id: capital, question: What is the capital of France?, expect: [{contains: Paris}]}
    - {id: river, question: Which river flows through it?, expect: [{contains: Paris}]}
    """

  /// A project that asks an endpoint and has a store behind its cache.
  ///
  /// - Parameters:
  ///   - model: the URL that the endpoint has; what is recorded belongs to it.
  ///   - remote: what stands under `cache: {remote: …}`, as a mapping in one line.
  static func asking(_ model: String, remote: String, cases: String = cases) throws -> TemporaryProject {
    let project = try TemporaryProject.asking(model, cases: cases, endpoint: "limits: {retries: 0, timeout: 20s}")
    let configuration = try project.text(of: "ragspec.yaml")
    try project.write(
      configuration.replacing(
        "cache: {cassettes: [cassettes]}", with: "cache: {cassettes: [cassettes], remote: \(remote)}"),
      to: "ragspec.yaml")
    return project
  }

  /// A model that answers everything with "Paris", for as long as a function runs; then nobody listens at its address.
  static func recorded(_ remote: String, cases: String = cases) throws -> String {
    let model = try LoopbackServer { _ in .chat("Paris") }
    let project = try asking(model.endpointURL, remote: remote, cases: cases)
    let run = try project.ragspec("run")
    guard run.exitCode == 0, run.errors.isEmpty, !run.output.contains("warning") else { throw Failed(run: run) }
    model.stop()
    return model.endpointURL
  }

  struct Failed: Error { let run: ToolRun }
}

extension TemporaryProject {
  /// The files that wait to be sent.
  var unsent: [String] {
    let folder = self.folder.appending(path: ".ragspec/cache.sqlite-unsent")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
