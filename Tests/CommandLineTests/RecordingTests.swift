import Foundation
import RagSpecTestSupport
import Testing

/// Recordings in layers, as a user meets them.
@Suite struct RecordingTests {
  @Test func refreshSaysThatOlderCassettesComeFirst() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try TemporaryProject.asking(server.endpointURL)
    #expect(try project.ragspec("run", "--record").exitCode == 0)
    let refreshed = try project.ragspec("run", "--cache", "refresh")
    #expect(
      refreshed.errors == """
        warning: cassettes hold older answers to 1 of these requests, and are read first
        hint: '--record' renews the cassettes, too

        """)
    #expect(try project.ragspec("run", "--cache", "refresh", "--record").errors.isEmpty)
  }

  @Test func suitesThatShareARequestKeepOneAnswer() throws {
    let answers = Answers(["Paris", "It is Paris."])
    let server = try LoopbackServer { _ in .chat(answers.next()) }
    let project = try TemporaryProject.asking(server.endpointURL)
    let suite = try project.text(of: "scenarios/suite.yaml")
    try project.write(suite.replacing("suite: suite", with: "suite: other"), to: "scenarios/other.yaml")
    #expect(try project.ragspec("run", "--record").output.contains("2 passed · 1 called, 1 cached"))
    let renewed = try project.ragspec("run", "--record", "--cache", "refresh", "scenarios/suite.yaml")
    #expect(renewed.errors.contains("renewed 1 responses in cassettes/other.jsonl"), "\(renewed.errors)")
    let replayed = try project.ragspec("run", "--cache", "replay", "--verbose")
    #expect(replayed.exitCode == 0, "\(replayed.errors)")
    #expect(replayed.output.components(separatedBy: "It is Paris.").count == 3, "\(replayed.output)")
  }

  @Test func looksAtACacheWithoutChangingIt() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try TemporaryProject.asking(server.endpointURL)
    try project.ragspec("run")
    let content = { try Data(contentsOf: project.folder.appending(path: ".ragspec/cache.sqlite")) }
    let before = try content()
    #expect(try project.ragspec("cache", "ls").output.contains("Paris"))
    #expect(try project.ragspec("cache", "stats").output.contains("recordings  1"))
    #expect(try content() == before)
  }
}

/// One answer after the other; the last one again and again.
private final class Answers: @unchecked Sendable {
  private let lock = NSLock()
  private var rest: [String]

  init(_ answers: [String]) { rest = answers }

  func next() -> String { lock.withLock { rest.count > 1 ? rest.removeFirst() : rest[0] } }
}
