import Foundation
import RagSpecTestSupport
import Testing

/// `--cache` in all its words, and `--max-age`.
@Suite(.timeLimit(.minutes(5))) struct CacheModeTests {
  private let server: LoopbackServer
  private let questions: QuestionProject

  init() throws {
    server = try LoopbackServer { QuestionProject.answer(to: $0) }
    questions = try QuestionProject(asking: server.endpointURL, count: 3)
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> ToolRun {
    try ToolRun.run(["run"] + arguments, in: questions.folder)
  }

  /// Makes the recordings of the local cache so many days old.
  private func age(_ days: Int) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute("UPDATE response SET recorded_at = recorded_at - 86400 * ?", (sys.argv[2],))
      database.commit()
      """, questions.cachePath, "\(days)",
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func `VCR's words mean what they mean there`() throws {
    #expect(try run("--cache", "none").exitCode == 4 && server.requests.isEmpty)
    #expect(try run("--cache", "once", "suite/c0").exitCode == 0 && server.requests.count == 1)
    // Something is recorded now: nothing else is called.
    #expect(try run("--cache", "once").exitCode == 4 && server.requests.count == 1)
    #expect(try run("--cache", "new_episodes").exitCode == 0 && server.requests.count == 3)
    #expect(try run("--cache", "none").exitCode == 0 && server.requests.count == 3)
    #expect(try run("--cache", "all").exitCode == 0 && server.requests.count == 6)
    let unknown = try run("--cache", "sometimes")
    #expect(unknown.exitCode == 2 && unknown.errors.contains("new_episodes"), "\(unknown.errors)")
    let help = try run("--help").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(help.contains("replay (or none): recordings only") && help.contains("once: auto where"), "\(help)")
  }

  @Test func `once replays where there is a cassette`() throws {
    try run("--record")
    try FileManager.default.removeItem(at: questions.folder.appending(path: ".ragspec"))
    #expect(try run("--cache", "once").exitCode == 0 && server.requests.count == 3)
    try questions.project.write("Say it: {{question}}\n", to: "question.mustache")
    #expect(try run("--cache", "once").exitCode == 4 && server.requests.count == 3)
  }

  @Test func `refresh asks anew what is selected, and nothing else`() throws {
    try run()
    #expect(try run("--cache", "refresh", "suite/c1").output.contains("1 called"))
    #expect(try run("--cache", "refresh", "--filter", "c2").output.contains("1 called"))
    #expect(server.requests.count == 5)
  }

  @Test func `what is older than max-age is called for, or missing where nothing may be called`() throws {
    try run()
    try age(10)
    #expect(try run("--max-age", "11d").output.contains("3 cached") && server.requests.count == 3)
    #expect(try run("--cache", "replay", "--max-age", "11d").exitCode == 0)
    let old = try run("--cache", "replay", "--max-age", "9d")
    #expect(old.exitCode == 4 && old.output.contains("older than '--max-age'"), "\(old.output)")
    #expect(try run("--max-age", "239h", "suite/c0").output.contains("1 called") && server.requests.count == 4)
    // What was called for is new.
    #expect(try run("--cache", "replay", "--max-age", "9d", "suite/c0").exitCode == 0)
    #expect(try run("--cache", "replay").exitCode == 0, "without an age nothing is too old")
  }

  @Test func `an old line of a cassette gives way to what is newer`() throws {
    try run("--record")
    let path = "cassettes/suite.jsonl"
    let lines = try questions.project.text(of: path)
    let aged = lines.replacing(/"recorded_at":\d+/, with: #""recorded_at":1700000000"#)
    try questions.project.write(aged, to: path)
    #expect(try run("--max-age", "1h").output.contains("3 cached") && server.requests.count == 3)
    #expect(try run().output.contains("3 from cassettes"))
  }

  @Test(arguments: ["0s", "-1d", "soon", "3", "d", ""]) func `max-age wants a time`(age: String) throws {
    #expect(try run("--max-age=\(age)").exitCode == 2)
    #expect(try run("--max-age", age).exitCode == 2)
  }

  @Test(arguments: ["refresh", "all", "off"]) func `max-age needs a mode that reads`(mode: String) throws {
    let refused = try run("--max-age", "1h", "--cache", mode)
    #expect(refused.exitCode == 2 && refused.errors.contains("does not read"), "\(refused.errors)")
  }
}
