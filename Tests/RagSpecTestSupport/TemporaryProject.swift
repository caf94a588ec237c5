public import Foundation

/// A folder with a project in it, which goes away with the value.
public final class TemporaryProject: Sendable {
  public let folder: URL

  /// Makes the files, by their paths in the project.
  public init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ragspec-project-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  public func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  public func write(_ data: Data, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  public func text(of path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  public func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// Runs `ragspec` in the project.
  @discardableResult
  public func ragspec(_ arguments: String..., environment: [String: String] = [:]) throws -> ToolRun {
    try ToolRun.run(arguments, in: folder, environment: environment)
  }
}

extension TemporaryProject {
  /// A project whose target `model` asks an endpoint, with one suite of questions and what they expect.
  public static func asking(
    _ url: String, cases: String = defaultCase, endpoint: String = "", head: String = ""
  ) throws -> TemporaryProject {
    try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      endpoints:
        main:
          provider: openai-chat
          url: \(url)
          key: ${TEST_KEY:-}
          model: test-model
      \(endpoint.indented(by: 4))
      targets:
        model: {endpoint: main, prompt: question.mustache}
      cache: {cassettes: [cassettes]}
      """,
      "question.mustache": "{{question}}\n",
      "scenarios/suite.yaml": """
      suite: suite
      behavior: answering
      target: model
      \(head)
      cases:
      \(cases.indented(by: 2))
      """,
    ])
  }

  public static let defaultCase = """
    - id: capital
      question: What is the capital of France?
      expect: [{contains: Paris}]
    """
}

extension String {
  /// Every line moved to the right.
  public func indented(by columns: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: columns) + $0 }.joined(separator: "\n")
  }
}
