import Foundation
import RagSpecCore
import RagSpecSuites

@testable import RagSpecToolkit

/// A folder with a project in it, which goes away with the value. Its path holds no symbolic link.
final class Sandbox: Sendable {
  let root: String

  /// - Parameter files: texts by their path in the project; a configuration is there if none is among them.
  init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ragspec-toolkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.resolvingSymlinksInPath().path
    try write(Self.configuration, to: Project.configurationName)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// The path of a file that need not be there.
  subscript(path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

  func write(_ text: String, to path: String) throws {
    let file = URL(filePath: self[path])
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[path], withDestinationPath: target)
  }

  func text(of path: String) throws -> String { try String(contentsOfFile: self[path], encoding: .utf8) }

  func project(_ environment: [String: String] = [:]) throws -> Project {
    try Project(root: root, environment: Environment { environment[$0] })
  }

  /// Paths without the sandbox's own part.
  func relative(_ paths: [String]) -> [String] { paths.map { $0.replacingOccurrences(of: root + "/", with: "") } }

  static let configuration = """
    version: 1
    endpoints:
      main: {provider: openai-chat, url: http://127.0.0.1:1/v1, model: m}
    targets:
      model: {endpoint: main, prompt: prompts/ask.mustache}
      other: {endpoint: main, prompt: prompts/none.mustache}
    cache: {cassettes: [fixtures/cassettes]}
    """

  /// A suite of questions that nobody else asks.
  static func suite(_ name: String, _ cases: String...) -> String {
    "suite: \(name)\nbehavior: answering\ntarget: model\ndefaults: {expect: [{contains: x}]}\ncases:\n"
      + cases.map { "  - id: \($0)\n    question: \(name) \($0)\n" }.joined()
  }

  /// Two suites, one of them in a folder of its own.
  static func withSuites() throws -> Sandbox {
    try Sandbox([
      "prompts/ask.mustache": "{{question}}", "scenarios/a.yaml": suite("alpha", "one", "two", "three"),
      "scenarios/deep/b.yml": suite("beta", "one", "four"),
    ])
  }
}

/// Returns the diagnostics that a function throws.
func diagnostics(of body: () throws -> some Any) -> [Diagnostic] {
  do {
    _ = try body()
    return []
  } catch { return (error as? InvalidInput)?.diagnostics ?? [] }
}

extension Diagnostic {
  /// The parts that a test compares.
  var facts: [String] { [id.rawValue, message, hint ?? ""] }
}

extension Plan {
  var ids: [String] { suites.flatMap { $0.cases.map(\.id.description) } }
}
