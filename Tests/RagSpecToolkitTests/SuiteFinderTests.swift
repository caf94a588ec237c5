import Foundation
import RagSpecCore
import Testing

@testable import RagSpecToolkit

@Suite struct SuiteFinderTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withSuites()
    for path in [
      "scenarios/.hidden.yaml", "scenarios/.git/c.yaml", "scenarios/notes.md", "scenarios/data.json",
      "scenarios/ragspec.yaml", "scenarios/UPPER.YAML", "elsewhere/d.yaml",
    ] { try sandbox.write("x", to: path) }
  }

  private func request(_ arguments: String...) throws -> SuiteRequest {
    try SuiteFinder(projectRoot: sandbox.root).find(arguments)
  }

  private func problem(_ arguments: String...) -> [String] {
    diagnostics { try SuiteFinder(projectRoot: sandbox.root).find(arguments) }.first?.facts ?? []
  }

  private func files(_ arguments: String...) throws -> [String] {
    sandbox.relative(try SuiteFinder(projectRoot: sandbox.root).find(arguments.map { sandbox[$0] }).files)
  }

  private static let everything = ["scenarios/UPPER.YAML", "scenarios/a.yaml", "scenarios/deep/b.yml"]

  @Test func `without arguments every suite under scenarios is meant`() throws {
    let request = try request()
    #expect(sandbox.relative(request.files) == Self.everything)
    #expect(request.wholeFiles == Set(request.files) && request.names.isEmpty && request.lines.isEmpty)
  }

  @Test func `folders and files keep their order, each once`() throws {
    #expect(try files("scenarios") == Self.everything)
    #expect(try files("scenarios/deep/b.yml", "scenarios") == ["scenarios/deep/b.yml"] + Self.everything.dropLast())
    #expect(try files("elsewhere", "scenarios/a.yaml", "scenarios/a.yaml") == ["elsewhere/d.yaml", "scenarios/a.yaml"])
    #expect(try files("scenarios/./deep//../a.yaml", "scenarios/a.yaml") == ["scenarios/a.yaml"])
    #expect(
      try files("scenarios/notes.md", "scenarios/.hidden.yaml") == ["scenarios/notes.md", "scenarios/.hidden.yaml"])
  }

  @Test func `a file on two ways is one file, and links lead in no circles`() throws {
    try sandbox.link("scenarios/deep/loop", to: "..")
    try sandbox.link("scenarios/deep/again.yaml", to: "../a.yaml")
    try sandbox.link("shortcut", to: "scenarios")
    #expect(try files("scenarios") == Self.everything)
    #expect(
      try files("shortcut/a.yaml", "scenarios") == ["shortcut/a.yaml"]
        + Self.everything.filter { $0 != "scenarios/a.yaml" })
    let request = try request(sandbox["scenarios/a.yaml"], sandbox["shortcut/a.yaml:7"])
    #expect(request.lines.map(\.file) == request.files)
  }

  @Test(arguments: [":7", ":7:5"]) func `a line of a file`(_ place: String) throws {
    let request = try request(sandbox["scenarios/a.yaml"] + place)
    #expect(sandbox.relative(request.files) == ["scenarios/a.yaml"] && request.wholeFiles.isEmpty)
    #expect(request.lines.map(\.line) == [7])
    #expect(request.lines.map(\.file) == request.files)
  }

  @Test func `a file whose name looks like a place is that file`() throws {
    try sandbox.write("x", to: "odd.yaml:7")
    #expect(try files("odd.yaml:7") == ["odd.yaml:7"])
    #expect(try request(sandbox["odd.yaml:7:3"]).lines.map(\.line) == [3])
  }

  @Test func `anything else is a name, looked for under scenarios`() throws {
    let request = try request("alpha/one", "beta")
    #expect(request.names == ["alpha/one", "beta"] && request.wholeFiles.isEmpty)
    #expect(sandbox.relative(request.files) == Self.everything)
    let mixed = try self.request("beta", sandbox["scenarios/a.yaml"])
    #expect(sandbox.relative(mixed.wholeFiles.sorted()) == ["scenarios/a.yaml"])
  }

  @Test func `a path that is not there is a slip`() {
    let path = sandbox["scenarios/aa.yaml"]
    #expect(problem(path) == ["missing-file", "there is no file or folder '\(path)'", "did you mean 'a.yaml'?"])
    #expect(problem(path + ":7").first == "missing-file")
    #expect(problem("./nothing").first == "missing-file" && problem("nothing/").first == "missing-file")
    #expect(problem(sandbox["scenarios/a.yaml"] + ":x").first == "missing-file")
    #expect(problem("") == ["missing-file", "a path is empty", ""])
  }

  @Test func `a project without scenarios says so`() throws {
    try FileManager.default.removeItem(atPath: sandbox["scenarios"])
    let message = "there is no folder '\(sandbox["scenarios"])'"
    #expect(problem().dropLast() == ["missing-file", message])
    let problem = diagnostics { try request("alpha/one") }.first
    #expect(problem?.message == message && problem?.notes.first?.hasPrefix("'alpha/one' is no file") == true)
    #expect(try files("elsewhere") == ["elsewhere/d.yaml"])
  }
}
