import Foundation
import RagSpecTestSupport
import Synchronization
import Testing

/// Runs of the real binary against servers that say that they are asked too much.
@Suite(.timeLimit(.minutes(5))) struct LimitTests {
  private static func cases(_ count: Int) -> String {
    (1...count).map { "- {id: c\($0), question: Where is \($0)?, expect: [{contains: Paris}]}" }.joined(separator: "\n")
  }

  private static func project(_ server: LoopbackServer, _ count: Int, _ limits: String = "") throws -> TemporaryProject
  {
    try TemporaryProject.asking(
      server.endpointURL, cases: cases(count), endpoint: limits.isEmpty ? "" : "limits: {\(limits)}")
  }

  @Test(arguments: [
    ("Retry-After", "0.2"), ("retry-after-ms", "200"), ("x-ratelimit-reset-requests", "200ms"), ("X-Nothing", ""),
  ])
  func `a storm is waited out, and nothing is lost`(_ name: String, _ value: String) throws {
    let server = try LoopbackServer { request in
      request.index < 8 ? .error(429, "slow down").header(name, value) : .chat("Paris")
    }
    let run = try Self.project(server, 40).ragspec("run", "-o", "run.json")
    #expect(run.exitCode == 0 && run.output.contains("40 passed"), "\(run.output)")
    #expect(server.requests.count == 48)
    #expect(
      run.output.contains("warning: endpoint 'main' refused 8 requests as too many (status 429)"), "\(run.output)")
  }

  /// The server takes two at once and tells nobody.
  @Test func `a server that bears less than is declared is asked less`() throws {
    let underWay = Atomic(0)
    let server = try LoopbackServer { _ in
      defer { underWay.subtract(1, ordering: .sequentiallyConsistent) }
      let isCrowded = underWay.add(1, ordering: .sequentiallyConsistent).newValue > 2
      usleep(isCrowded ? 1_000 : 5_000)
      return isCrowded ? .error(429, "too many at once") : .chat("Paris")
    }
    let run = try Self.project(server, 60, "concurrency: 16, retries: 10").ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("60 passed"), "\(run.output)")
    #expect(server.mostUnderWay <= 16)
  }

  @Test(arguments: [
    LoopbackServer.Reply.error(429, "no credit", code: "insufficient_quota"), .status(400), .status(401), .status(403),
    .status(404), .status(501), .status(422),
  ])
  func `what waiting does not mend is not tried again`(_ reply: LoopbackServer.Reply) throws {
    let server = try LoopbackServer { _ in reply }
    let run = try Self.project(server, 3).ragspec("run", "-o", "run.json")
    #expect(run.exitCode == 3 && run.output.contains("3 errored"), "\(run.output)")
    #expect(server.requests.count == 3)
  }

  @Test(arguments: [429, 500, 503, 529]) func `no retries are none`(_ status: Int) throws {
    let server = try LoopbackServer { _ in .status(status) }
    let project = try Self.project(server, 3, "retries: 0")
    #expect(try project.ragspec("run").exitCode == 3)
    #expect(server.requests.count == 3)
  }

  @Test func `the record says how often it was tried, and how long the endpoint asked to be left alone`() throws {
    let server = try LoopbackServer { _ in .error(503, "busy").header("retry-after-ms", "20") }
    let project = try Self.project(server, 1, "retries: 2")
    #expect(try project.ragspec("run", "-o", "run.json").exitCode == 3)
    let record = try project.record("run.json")
    let error = try #require(record.results.first?["error"] as? [String: Any])
    #expect(error["attempts"] as? Int == 3 && error["retry_after_ms"] as? Double == 20, "\(error)")
    #expect(record.summary["calls"] as? Int == 3)
  }

  @Test func `an endpoint that asks for more time than a request has is not tried again`() throws {
    let server = try LoopbackServer { _ in .error(429, "daily limit").header("Retry-After", "7200") }
    let project = try Self.project(server, 3, "retry-within: 1m")
    #expect(try project.ragspec("run").exitCode == 3)
    #expect(server.requests.count == 3)
  }

  /// One endpoint says that it wants to be left alone; the cases of the other one are all answered meanwhile.
  @Test func `an endpoint that is paused holds up no other`() throws {
    let fast = try LoopbackServer { _ in .chat("Paris") }
    let slow = try LoopbackServer { [fast] _ in
      fast.requests.count < 30 ? .error(429, "slow down").header("retry-after-ms", "100") : .chat("Paris")
    }
    let project = try Self.project(slow, 4)
    try project.write(
      """
      version: 1
      endpoints:
        slow: {provider: openai-chat, url: "\(slow.endpointURL)", model: m, limits: {concurrency: 1, retries: 20}}
        fast: {provider: openai-chat, url: "\(fast.endpointURL)", model: m, limits: {concurrency: 1}}
      targets:
        model: {endpoint: slow, prompt: question.mustache}
        other: {endpoint: fast, prompt: question.mustache}
      """, to: "ragspec.yaml")
    try project.write(
      "suite: z\nbehavior: answering\ntarget: other\ncases:\n" + Self.cases(30).indented(by: 2), to: "scenarios/z.yaml")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("34 passed"), "\(run.output)")
  }
}

/// A run record as JSON.
struct RunRecordFile {
  let results: [[String: Any]]
  let suites: [[String: Any]]
  let summary: [String: Any]
}

extension TemporaryProject {
  func record(_ path: String) throws -> RunRecordFile {
    let record = try JSONSerialization.jsonObject(with: Data(text(of: path).utf8)) as? [String: Any]
    return RunRecordFile(
      results: record?["results"] as? [[String: Any]] ?? [],
      suites: record?["suite_summaries"] as? [[String: Any]] ?? [], summary: record?["summary"] as? [String: Any] ?? [:]
    )
  }
}
