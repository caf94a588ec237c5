import Foundation
import RagSpecTestSupport
import Testing

/// Ctrl-C while endpoints and programs are asked.
@Suite(.timeLimit(.minutes(5))) struct InterruptedRunTests {
  private static func project(_ server: LoopbackServer, _ count: Int, _ limits: String) throws -> TemporaryProject {
    let cases = (1...count).map { "- {id: c\($0), question: Where is \($0)?, expect: [{contains: Paris}]}" }
    return try TemporaryProject.asking(
      server.endpointURL, cases: cases.joined(separator: "\n"), endpoint: "limits: {\(limits)}")
  }

  /// Waits for as many requests, then sends the signal.
  private static func end(
    _ run: RunningTool, at count: Int, of server: LoopbackServer, with signals: Int32...
  ) throws -> ToolRun {
    while server.requests.count < count { usleep(5_000) }
    for signal in signals {
      kill(run.processID, signal)
      usleep(100_000)
    }
    return try run.wait()
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `what is under way is finished, and the next run does the rest`(_ signal: Int32, _ exitCode: Int32) throws {
    let server = try LoopbackServer { request in
      .chat("Paris").delayed(by: request.index < 6 ? .zero : .milliseconds(400))
    }
    let project = try Self.project(server, 20, "concurrency: 4")
    let run = try RunningTool(["run", "-o", "r.json"], in: project.folder)
    let ended = try Self.end(run, at: 10, of: server, with: signal)
    #expect(ended.exitCode == exitCode, "\(ended.output)\(ended.errors)")
    let called = server.requests.count
    #expect(ended.output.contains("\(called) passed, \(20 - called) skipped"), "\(ended.output)")
    #expect(ended.output.contains("interrupted") && server.abandonedCount == 0 && called < 20)
    let record = try project.record("r.json")
    #expect(record.results.filter { $0["skipped"] as? String == "interrupted" }.count == 20 - called)
    let next = try project.ragspec("run")
    #expect(next.exitCode == 0 && next.output.contains("\(20 - called) called, \(called) cached"), "\(next.output)")
    #expect(server.requests.count == 20, "no case was called twice")
  }

  @Test func `what does not finish in time is skipped`() throws {
    let server = try LoopbackServer { $0.index < 3 ? .chat("Paris") : .never }
    let project = try Self.project(server, 8, "concurrency: 2, timeout: 10m")
    let ended = try Self.end(
      try RunningTool(["run"], in: project.folder), at: 5, of: server, with: SIGINT)
    #expect(ended.exitCode == 130 && ended.output.contains("3 passed, 5 skipped"), "\(ended.output)")
    #expect(server.requests.count == 5)
  }

  @Test func `nobody waits for an endpoint that wants to be left alone`() throws {
    let server = try LoopbackServer { _ in .error(429, "slow down").header("Retry-After", "100") }
    let project = try Self.project(server, 5, "concurrency: 2")
    let ended = try Self.end(try RunningTool(["run"], in: project.folder), at: 1, of: server, with: SIGINT)
    #expect(ended.exitCode == 130 && ended.output.contains("5 skipped"), "\(ended.output)")
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a second signal ends it at once`(_ signal: Int32, _ exitCode: Int32) throws {
    let server = try LoopbackServer { _ in .never }
    let project = try Self.project(server, 5, "concurrency: 2, timeout: 10m")
    let ended = try Self.end(
      try RunningTool(["run"], in: project.folder), at: 2, of: server, with: SIGINT, signal)
    #expect(ended.exitCode == exitCode && ended.output.isEmpty, "\(ended.output)")
  }

  @Test func `a program's answer that is under way is waited for`() throws {
    let answer = #"{\"ranking\": [\"d1\"]}"#
    let cases = (1...50).map { "  - {id: c\($0), query: leave, relevant: [d1], expect: [P@1: 1]}" }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets: {slow: {exec: [sh, -c, "while read -r x; do echo x >> asked; sleep 0.3; echo '\(answer)'; done"]}}

      """,
      "scenarios/slow.yaml": "suite: slow\nbehavior: retrieval\ntarget: slow\ncases:\n" + cases.joined(separator: "\n"),
    ])
    let run = try RunningTool(["run"], in: project.folder)
    while try !project.exists("asked") || project.text(of: "asked").count < 4 { usleep(10_000) }
    kill(run.processID, SIGINT)
    let ended = try run.wait()
    let asked = try project.text(of: "asked").split(separator: "\n").count
    #expect(ended.exitCode == 130, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("\(asked) passed, \(50 - asked) skipped"), "\(asked): \(ended.output)")
  }
}
