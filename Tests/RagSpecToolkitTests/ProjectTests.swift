import Foundation
import RagSpecCore
import Testing

@testable import RagSpecToolkit

@Suite struct ProjectTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.withSuites() }

  /// A reference to a path as if it stood in a file of the project.
  private func reference(_ path: String, in file: String = "scenarios/a.yaml") -> FileReference {
    var builder = ConfigDocument.Builder(source: SourceFile(path: sandbox[file], bytes: []))
    Array(path.utf8).withUnsafeBufferPointer { builder.scalar($0, isPlain: true, line: 3, column: 9) }
    return FileReference(builder.finish().root)
  }

  private func contents(_ path: String, in file: String = "scenarios/a.yaml", allowed: Bool = false) throws -> String {
    if allowed { try sandbox.write(Sandbox.configuration + "\nallow-outside: true\n", to: "ragspec.yaml") }
    return String(decoding: try sandbox.project().contents(at: reference(path, in: file)).bytes, as: UTF8.self)
  }

  @Test func `the nearest configuration above a folder tells the root`() throws {
    try sandbox.write("version: 1", to: "nested/ragspec.yaml")
    try FileManager.default.createDirectory(atPath: sandbox["nested/x/y"], withIntermediateDirectories: true)
    #expect(Project.root(above: sandbox.root) == sandbox.root)
    #expect(Project.root(above: sandbox["scenarios/deep"]) == sandbox.root)
    #expect(Project.root(above: sandbox["nested/x/y"]) == sandbox["nested"])
    #expect(Project.root(above: sandbox["scenarios"] + "/./deep/..") == sandbox.root)
    #expect(Project.root(above: sandbox["nowhere"]) == nil)
    #expect(Project.root(above: "/") == nil)
  }

  @Test func `behind a symbolic link the root is the real one`() throws {
    let other = try Sandbox.withSuites()
    try sandbox.link("link", to: other["scenarios/deep"])
    #expect(Project.root(above: sandbox["link"]) == other.root)
  }

  @Test func `a folder named like the configuration is none`() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox["scenarios/ragspec.yaml"], withIntermediateDirectories: true)
    #expect(Project.root(above: sandbox["scenarios"]) == sandbox.root)
  }

  @Test func `paths are relative to the file that names them`() throws {
    try sandbox.write("here", to: "scenarios/data.csv")
    try sandbox.write("root", to: "data.csv")
    #expect(try contents("data.csv") == "here")
    #expect(try contents("../data.csv") == "root" && contents("./deep/../data.csv") == "here")
    #expect(try contents("data.csv", in: "ragspec.yaml") == "root" && contents(sandbox["data.csv"]) == "root")
    #expect(try sandbox.project().contents(at: reference("../data.csv")).path == sandbox["data.csv"])
  }

  @Test func `a missing file is told where it is named, with the nearest name`() throws {
    try sandbox.write("", to: "scenarios/data.csv")
    let problem = try #require(diagnostics { try contents("dta.csv") }.first)
    #expect(problem.facts == ["missing-file", "there is no file 'dta.csv'", "did you mean 'data.csv'?"])
    #expect(problem.location?.description == sandbox["scenarios/a.yaml:3:9"])
    #expect(problem.notes == ["looked for \(sandbox["scenarios/dta.csv"])"])
    #expect(diagnostics { try contents("no/where.csv") }.first?.hint == nil)
    #expect(diagnostics { try contents("deep") }.first?.id == "unreadable-file")
    #expect(diagnostics { try contents("") }.first?.id == "unreadable-file")
  }

  @Test func `a path must stay in the project, links followed`() throws {
    let outside = try Sandbox(["secret.txt": "secret"])
    let name = URL(filePath: outside.root).lastPathComponent
    try sandbox.link("scenarios/file.txt", to: outside["secret.txt"])
    try sandbox.link("folder", to: outside.root)
    try sandbox.link("inside.txt", to: "scenarios/a.yaml")
    let paths = [outside["secret.txt"], "../../\(name)/secret.txt", "file.txt", "../folder/secret.txt"]
    for path in paths {
      let problem = diagnostics { try contents(path) }.first
      #expect(problem?.id == "outside-project" && problem?.message == "'\(path)' is outside of the project", "\(path)")
    }
    #expect(try contents("../inside.txt").hasPrefix("suite: alpha"))
    for path in paths { #expect(try contents(path, allowed: true) == "secret", "\(path)") }
  }

  @Test func `a folder whose name begins like the project's is outside`() throws {
    let twin = sandbox.root + "-twin"
    try FileManager.default.createDirectory(atPath: twin, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: twin) }
    try Data().write(to: URL(filePath: twin + "/x"))
    #expect(diagnostics { try contents(twin + "/x") }.first?.id == "outside-project")
  }

  @Test func `targets are made once, and so is what is wrong with them`() throws {
    let project = try sandbox.project()
    #expect(project.targetNames == ["model", "other"])
    _ = try project.target(named: "model")
    #expect(diagnostics { try project.target(named: "other") }.first?.id == "missing-file")
    try FileManager.default.removeItem(atPath: sandbox["prompts/ask.mustache"])
    try sandbox.write("{{question}}", to: "prompts/none.mustache")
    _ = try project.target(named: "model")
    #expect(diagnostics { try project.target(named: "other") }.first?.id == "missing-file")
    #expect(diagnostics { try project.target(named: "nobody") }.first?.id == "unknown-target")
  }

  @Test func `the cache and the cassettes have places of their own`() throws {
    #expect(try sandbox.project().cachePath() == sandbox[".ragspec/cache.sqlite"])
    #expect(try sandbox.project().cassetteFolders() == [sandbox["fixtures/cassettes"]])
    try sandbox.write(
      "version: 1\ncache: {path: '${PLACE}/c.sqlite', cassettes: [a, '${PLACE:-b}']}", to: "ragspec.yaml")
    let project = try sandbox.project(["PLACE": "/var/x"])
    #expect(try project.cachePath() == "/var/x/c.sqlite")
    #expect(try project.cassetteFolders() == [sandbox["a"], "/var/x"])
    #expect(diagnostics { try sandbox.project().cachePath() }.first?.id == "unset-variable")
  }

  @Test func `a project without a configuration cannot be opened`() throws {
    try FileManager.default.removeItem(atPath: sandbox["ragspec.yaml"])
    let problem = try #require(diagnostics { try sandbox.project() }.first)
    #expect(problem.message == "cannot read '\(sandbox["ragspec.yaml"])': No such file or directory")
  }
}
