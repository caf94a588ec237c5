import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec cache verify`, `migrate`, `pin`, `prune`, `stats` and `show`, and what `sqlite3` shows.
@Suite(.timeLimit(.minutes(5))) struct CacheKeepingTests {
  private let server: LoopbackServer
  private let questions: QuestionProject

  init() throws {
    server = try LoopbackServer { QuestionProject.answer(to: $0) }
    questions = try QuestionProject(
      asking: server.endpointURL, count: 6, endpoint: "price: {input: 500000, output: 1000000}")
    let run = try questions.project.ragspec("run")
    try #require(run.exitCode == 0, "\(run.output)\(run.errors)")
  }

  @discardableResult
  private func ragspec(_ arguments: String...) throws -> ToolRun {
    try ToolRun.run(arguments, in: questions.folder)
  }

  /// What a query prints in Python, a row a line, its columns between bars.
  private func query(_ statement: String) throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      for row in database.execute(sys.argv[2]): print("|".join(str(column) for column in row))
      database.commit()
      """, questions.cachePath, statement,
    ]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    "content = 'It is 8.'", "finish = 'length'", "output_tokens = 4", "details = '{}'",
  ]) func `verify finds an answer that somebody changed`(change: String) throws {
    #expect(try ragspec("cache", "verify").output == "6 recordings are sound\n")
    _ = try query("UPDATE response SET \(change) WHERE rowid = 3")
    let verified = try ragspec("cache", "verify")
    #expect(verified.exitCode == 2 && verified.errors.contains("[broken-recording]"), "\(verified.errors)")
    #expect(verified.errors.contains("is not the one that was recorded"), "\(verified.errors)")
    #expect(verified.errors.components(separatedBy: "[broken-recording]").count == 2, "one of six")
  }

  @Test func `verify tells of rows that nothing finds, of pins of nothing and of answers without a digest`() throws {
    _ = try query("UPDATE response SET digest = NULL WHERE rowid < 3")
    _ = try query("INSERT INTO pin VALUES (zeroblob(32), 1)")
    let remarks = try ragspec("cache", "verify")
    #expect(remarks.exitCode == 0 && remarks.output.contains("2 answers have no digest"), "\(remarks.output)")
    #expect(remarks.output.contains("nothing is recorded for the pinned key 000000000000"), "\(remarks.output)")
    _ = try query("UPDATE response SET key = 'text' WHERE rowid = 3")
    let damaged = try ragspec("cache", "verify")
    #expect(damaged.exitCode == 2 && damaged.errors.contains("1 rows have no key"), "\(damaged.errors)")
  }

  @Test func `migrate says what it did`() throws {
    #expect(try ragspec("cache", "migrate").output == "the cache is of form 3 already: nothing to do\n")
    _ = try query("UPDATE response SET digest = NULL")
    _ = try query("UPDATE response SET finish = 'content_filter' WHERE rowid = 1")
    #expect(
      try ragspec("cache", "migrate").output
        == "5 answers got a digest\n1 recordings that were no answers are removed\n")
    try FileManager.default.removeItem(atPath: questions.cachePath)
    #expect(try ragspec("cache", "migrate").output.contains("there is no cache"))
  }

  @Test func `the tables and views explain themselves`() throws {
    let schema = try query("SELECT sql FROM sqlite_schema").joined(separator: "\n")
    for comment in ["-- the SHA-256 of `request`", "-- seconds since 1970", "-- Recordings that are kept"] {
      #expect(schema.contains(comment), "\(comment)")
    }
    let row = try query("SELECT model, question, content, finish, pinned FROM responses WHERE content = 'It is 3.'")
    #expect(row == ["test-model|Number 3?|It is 3.|stop|0"])
    #expect(
      try query("SELECT recorded LIKE '20__-__-__T__:__:__Z', bytes > 100, length(key) FROM responses LIMIT 1") == [
        "1|1|64"
      ])
    #expect(try query("SELECT model, recordings, input_tokens FROM models") == ["test-model|6|42"])
  }
}

// MARK: - Keeping and removing

extension CacheKeepingTests {
  @Test func `what is pinned stays until somebody insists`() throws {
    #expect(try ragspec("cache", "pin", "suite/c1", "suite/c2").output == "pinned 2 recordings\n")
    #expect(try ragspec("cache", "pin", "suite/c2").output == "pinned 0 recordings, 1 were already\n")
    let listed = try ragspec("cache", "ls", "--pinned").output
    #expect(listed.split(separator: "\n").count == 2 && listed.contains("(pinned) It is 1."), "\(listed)")
    #expect(try ragspec("cache", "show", "suite/c1").output.contains("in: local cache, pinned\nused by: suite/c1\n"))

    let pruned = try ragspec("cache", "prune", "--max-size", "0")
    #expect(pruned.output == "removed 4 recordings\n" && pruned.errors == "2 are pinned, and stay\n", "\(pruned)")
    let kept = try ragspec("cache", "rm", "suite/c1")
    #expect(kept.output == "removed 0 recordings\n" && kept.errors == "1 are pinned: '--force' removes them\n")
    // Asking anew keeps the pin.
    #expect(try ragspec("run", "--cache", "refresh", "suite/c1").exitCode == 0)
    #expect(try ragspec("cache", "ls", "--pinned").output.split(separator: "\n").count == 2)

    #expect(try ragspec("cache", "unpin", "suite/c2").output == "unpinned 1 recordings\n")
    #expect(try ragspec("cache", "rm", "suite/c2").output == "removed 1 recordings\n")
    #expect(try ragspec("cache", "rm", "--force", "suite/c1").output == "removed 1 recordings\n")
    #expect(try query("SELECT count(*) FROM pin") == ["0"])
  }

  @Test func `prune removes the oldest until the file is small enough`() throws {
    for row in 1...6 {
      _ = try query(
        "UPDATE response SET recorded_at = \(1_000 * row), content = hex(zeroblob(50000)) WHERE rowid = \(row)")
    }
    let tried = try ragspec("cache", "prune", "--max-size", "350KB", "--dry-run")
    #expect(tried.output.contains("3 recordings would be removed"), "\(tried.output)")
    #expect(try query("SELECT count(*) FROM response") == ["6"])
    #expect(try ragspec("cache", "prune", "--max-size", "350KB").output == "removed 3 recordings\n")
    #expect(try query("SELECT min(recorded_at) FROM response") == ["4000"])
    let size = try FileManager.default.attributesOfItem(atPath: questions.cachePath)[.size] as? Int
    #expect(size.map { $0 <= 350_000 } == true, "\(size ?? 0)")
    #expect(try ragspec("cache", "prune", "--max-size", "350KB").output == "removed 0 recordings\n")
    for wrong in ["lots", "-1MB", "1TB?", ""] {
      #expect(try ragspec("cache", "prune", "--max-size=\(wrong)").exitCode == 2, "\(wrong)")
    }
  }

  @Test func `what no case asks for is listed and pruned`() throws {
    let suite = try questions.project.text(of: "scenarios/suite.yaml")
    try questions.project.ragspec("run", "--record")
    try questions.project.write(suite.replacing("Number 4?", with: "Number 5?"), to: "scenarios/suite.yaml")
    let unused = try ragspec("cache", "ls", "--unused").output.split(separator: "\n")
    #expect(
      unused.count == 2 && unused[0].hasSuffix("It is 4.  (cassette)") && unused[1].hasSuffix("It is 4."), "\(unused)")
    #expect(try ragspec("cache", "prune", "--unused").output == "removed 1 recordings\n")
    // Recording the suite anew drops the line of the cassette.
    try questions.project.write(
      suite.replacing("It is 4.", with: "It is 5.").replacing("Number 4?", with: "Number 5?"),
      to: "scenarios/suite.yaml")
    #expect(try ragspec("run", "--record").exitCode == 0)
    #expect(try ragspec("cache", "ls", "--unused").output.isEmpty)
  }

  @Test func `stats tell what is held and what it saves`() throws {
    let page = try ragspec("cache", "stats").output
    for line in ["recordings  6", "tokens      42 in, 18 out", "hit rate    0.0 % in the last run that called"] {
      #expect(page.contains(line), "\(page)")
    }
    #expect(page.contains("39.00 USD"), "42 halves and 18: \(page)")
    // A run that calls for one of six has a hit rate; one that only reads writes nothing.
    try ragspec("cache", "rm", "suite/c0")
    try ragspec("run")
    try ragspec("run")
    let json = try ragspec("cache", "stats", "--json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let runs = try #require(object["runs"] as? [[String: Any]])
    #expect(runs.map { $0["called"] as? Int } == [1, 6] && runs[0]["cached"] as? Int == 5)
    let models = try #require(object["models"] as? [[String: Any]])
    #expect(models.first?["cost"] as? Double == 39 && object["recordings"] as? Int == 6)
  }
}
