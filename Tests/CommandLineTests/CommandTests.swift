import Foundation
import RagSpecTestSupport
import Testing

/// Each subcommand of the real binary, on a small project.
@Suite struct CommandTests {
  private static let threeCases = """
    - id: paris
      question: What is the capital of France?
      tags: [europe]
      expect: [{contains: Paris}]
    - id: lima
      question: What is the capital of Peru?
      tags: [america]
      expect: [{contains: Lima}]
    - id: tokyo
      question: What is the capital of Japan?
      known-failure: the server knows no Asia
      expect: [{contains: Tokyo}]
    """

  /// A project with three recorded answers, one of them wrong as expected.
  private func recordedProject() throws -> TemporaryProject {
    let server = try LoopbackServer { request in
      .chat(request.text.contains("France") ? "Paris" : request.text.contains("Peru") ? "Lima" : "Beijing")
    }
    let project = try TemporaryProject.asking(server.endpointURL, cases: Self.threeCases)
    #expect(try project.ragspec("run").exitCode == 0)
    return project
  }

  @Test func version() throws {
    let run = try TemporaryProject().ragspec("--version")
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("ragspec ") && run.errors.isEmpty)
  }

  @Test(arguments: [
    [], ["run"], ["check"], ["list"], ["explain"], ["measure"], ["score"], ["cache"], ["cache", "ls"],
    ["cache", "show"],
    ["cache", "stats"],
    ["cache", "rm"], ["cache", "prune"], ["cache", "grep"], ["cache", "diff"], ["cache", "why"], ["cache", "verify"], ["init"], ["schema"],
  ])
  func helpOfEverything(_ command: [String]) throws {
    let empty = try TemporaryProject()
    let run = try ToolRun.run(command + ["--help"], in: empty.folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("OVERVIEW:") && run.output.contains("USAGE: ragspec"))
  }

  @Test func knownFailureIsToldApart() throws {
    let project = try recordedProject()
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("2 passed, 1 known failure · 3 cached"), "\(run.output)")
    #expect(!run.output.contains("FAILED"))
  }

  @Test func unexpectedPassIsReported() throws {
    let server = try LoopbackServer { _ in .chat("Paris Lima Tokyo") }
    let project = try TemporaryProject.asking(server.endpointURL, cases: Self.threeCases)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("UNEXPECTEDLY PASSED suite/tokyo"))
    #expect(run.output.contains("it was known to fail: the server knows no Asia"))
  }

  @Test(arguments: [
    (["suite/lima"], "1 passed"), (["scenarios/suite.yaml:11"], "1 passed"), (["--filter", "*/l*"], "1 passed"),
    (["--filter", "lima", "--filter", "paris"], "2 passed"), (["--tag", "europe"], "1 passed"),
    (["--tag", "!europe"], "1 passed, 1 known failure"), (["suite"], "2 passed, 1 known failure"),
  ])
  func selection(_ arguments: [String], _ counts: String) throws {
    let project = try recordedProject()
    let run = try ToolRun.run(["run"] + arguments, in: project.folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains(counts), "\(run.output) \(run.errors)")
  }

  @Test func nothingSelected() throws {
    let project = try recordedProject()
    for arguments in [["--filter", "zzz"], ["--tag", "asia"]] {
      let run = try ToolRun.run(["run"] + arguments, in: project.folder)
      #expect(run.exitCode == 5)
      #expect(run.errors == "nothing was selected\n")
    }
  }

  @Test func failFastSkipsTheRest() throws {
    let server = try LoopbackServer { _ in .chat("nothing") }
    let project = try TemporaryProject.asking(
      server.endpointURL, cases: Self.threeCases, endpoint: "limits: {concurrency: 1}")
    let run = try project.ragspec("run", "--fail-fast")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("0 passed, 1 failed, 2 skipped"), "\(run.output)")
    #expect(server.requests.count == 1)
  }

  @Test func listCases() throws {
    let run = try recordedProject().ragspec("list", "--tag", "europe")
    #expect(run.output == "suite/paris  scenarios/suite.yaml:6:5  [europe]\n")
  }

  @Test func listOneMatcher() throws {
    let run = try TemporaryProject().ragspec("list", "matchers", "contains")
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("## `contains`\n"))
    #expect(try TemporaryProject().ragspec("list", "matchers", "contians").errors.contains("did you mean 'contains'?"))
  }

  @Test func explainShowsRequestAnswerAndMatchers() throws {
    let project = try recordedProject()
    let run = try project.ragspec("explain", "suite/paris")
    #expect(run.exitCode == 0)
    for expected in [
      "request key: ", "model: test-model", "user:\n  What is the capital of France?", "output, cached: Paris",
      "contains  1 ≥ 1", "expected: the text 'Paris'",
    ] { #expect(run.output.contains(expected), "\(expected) is missing in \(run.output)") }
    #expect(try project.ragspec("explain", "suite").exitCode == 2)
  }

  @Test func cacheCommands() throws {
    let project = try recordedProject()
    let lines = try project.ragspec("cache", "ls").output.split(separator: "\n")
    #expect(lines.count == 3)
    let key = String(try #require(lines.first?.prefix(12)))
    let shown = try project.ragspec("cache", "show", key)
    #expect(shown.output.hasPrefix("key: \(key)"))
    #expect(try project.ragspec("cache", "show", "suite/lima").output.contains("answer:\n  Lima"))
    #expect(try project.ragspec("cache", "stats").output.contains("recordings  3"))
    #expect(try project.ragspec("cache", "prune", "--unused", "--dry-run").output == "0 recordings would be removed\n")
    #expect(try project.ragspec("cache", "rm", "suite/lima").output == "removed 1 recordings\n")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4)
    #expect(try project.ragspec("cache", "prune", "--older-than", "0").exitCode == 0)
    #expect(try project.ragspec("cache", "show", "0000").exitCode == 2)
  }

  @Test func initMakesAProjectThatPasses() throws {
    let empty = try TemporaryProject()
    let made = try empty.ragspec("init", "specs")
    #expect(made.exitCode == 0, "\(made.errors)")
    let folder = empty.folder.appending(path: "specs")
    let run = try ToolRun.run(["run"], in: folder)
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    #expect(run.output.contains("6 passed · 4 from cassettes, 2 local"), "\(run.output)")
    let again = try empty.ragspec("init", "specs")
    #expect(again.exitCode == 2)
    #expect(again.errors.contains("'specs/ragspec.yaml' is there already [file-exists]"))
  }

  @Test func cacheFileThatIsNoDatabase() throws {
    let project = try recordedProject()
    try project.write(String(repeating: "this is no database ", count: 200), to: ".ragspec/cache.sqlite")
    try? FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec/cache.sqlite-wal"))
    let run = try project.ragspec("run", "--cache", "replay")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("file is not a database"))
    #expect(run.output.contains("move the file away"))
  }

  @Test func brokenPipeIsSuccess() throws {
    let project = try recordedProject()
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "\"$0\" list matchers --markdown | head -1; echo", ToolRun.binaryPath]
    shell.currentDirectoryURL = project.folder
    let output = Pipe()
    shell.standardOutput = output
    shell.standardError = output
    try shell.run()
    shell.waitUntilExit()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == "# Matchers\n\n")
  }

  @Test func noLibcurlOnTheStartPath() throws {
    let loader = Process()
    loader.executableURL = URL(filePath: "/usr/bin/ldd")
    loader.arguments = [ToolRun.binaryPath]
    let output = Pipe()
    loader.standardOutput = output
    try loader.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.contains("libc.so"))
    #expect(!text.contains("libcurl"))
  }
}
