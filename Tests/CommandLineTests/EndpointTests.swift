import Foundation
import RagSpecTestSupport
import Testing

/// Runs of the real binary against a server that behaves, and one that does not.
@Suite struct EndpointTests {
  private static let quick = "limits: {timeout: 2s, retries: 0}"

  @Test func firstRunCallsSecondIsCached() throws {
    let server = try LoopbackServer { _ in .chat("It is **Paris**.") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let first = try project.ragspec("run", environment: ["TEST_KEY": "sk-test-4711"])
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.contains("1 passed · 1 called"))
    #expect(server.requests.first?[header: "Authorization"] == "Bearer sk-test-4711")
    let second = try project.ragspec("run")
    #expect(second.exitCode == 0)
    #expect(second.output.contains("1 passed · 1 cached"))
    #expect(server.requests.count == 1)
  }

  @Test func keyIsInNoArtifact() throws {
    let server = try LoopbackServer { _ in .json(401, #"{"error": {"message": "bad key sk-test-4711"}}"#) }
    let project = try TemporaryProject.asking(server.endpointURL, endpoint: Self.quick)
    let run = try project.ragspec(
      "run", "--verbose", "-o", "r.json", "-o", "r.xml", "-o", "r.jsonl", environment: ["TEST_KEY": "sk-test-4711"])
    #expect(run.exitCode == 3)
    let files = try FileManager.default.subpathsOfDirectory(atPath: project.folder.path)
    for path in files {
      let data = try? Data(contentsOf: project.folder.appending(path: path))
      #expect(data?.range(of: Data("test-4711".utf8)) == nil, "\(path) holds the key")
    }
    #expect(!(run.output + run.errors).contains("test-4711"))
  }

  @Test func `a key that an answer repeats is in no artefact`() throws {
    let server = try LoopbackServer { request in .chat("Paris, says \(request[header: "Authorization"] ?? "")") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec(
      "run", "--record", "--verbose", "-o", "r.json", "-o", "r.xml", environment: ["TEST_KEY": "sk-test-4711"])
    #expect(run.exitCode == 0 && run.output.contains("Bearer ***"), "\(run.output)")
    for path in try FileManager.default.subpathsOfDirectory(atPath: project.folder.path) {
      let data = try? Data(contentsOf: project.folder.appending(path: path))
      #expect(data?.range(of: Data("test-4711".utf8)) == nil, "\(path) holds the key")
    }
    #expect(!(run.output + run.errors).contains("test-4711"))
  }

  @Test func failureShowsWhatAPersonNeeds() throws {
    let server = try LoopbackServer { _ in .chat("It is Lyon.") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 1)
    #expect(
      run.output.hasPrefix(
        """
        FAILED suite/capital  scenarios/suite.yaml:6:5
          question: What is the capital of France?
          output, called: It is Lyon.
          contains  0 < 1  line 8
            expected: the text 'Paris'

        """), "\(run.output)")
    #expect(run.output.contains("gate failed suite: pass-rate 0 < 1"))
  }

  /// What a server does, and what the message says of it. None of it is a failed behavior.
  @Test(arguments: [
    (LoopbackServer.Reply.json(401, #"{"error": {"message": "no such key"}}"#), "401"),
    (.status(404), "404"), (.status(429), "429"), (.status(500), "500"),
    (.json(200, #"{"error": {"message": "model is overloaded"}}"#), "model is overloaded"),
    (.json(200, #"{"choices": [{"message": {"content": null}, "finish_reason": "stop"}]}"#), "without content"),
    (.html(200, "<html>hello</html>"), "not an OpenAI-compatible endpoint"), (.json(200, "{"), "cannot be read"),
    (.json(200, ""), "empty"),
  ])
  func erroredNotFailed(_ reply: LoopbackServer.Reply, _ message: String) throws {
    let server = try LoopbackServer { _ in reply }
    let project = try TemporaryProject.asking(server.endpointURL, endpoint: Self.quick)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3, "\(run.output)")
    #expect(run.output.contains("ERRORED suite/capital"))
    #expect(run.output.contains(message), "\(run.output)")
    #expect(run.output.contains("0 passed, 1 errored"))
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4, "nothing of it was recorded")
  }

  @Test func refusedConnection() throws {
    let server = try LoopbackServer { _ in .chat("") }
    server.stop()
    let project = try TemporaryProject.asking(server.endpointURL, endpoint: Self.quick)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("hint:"), "\(run.output)")
  }

  @Test func errorOnceThenAnswer() throws {
    let server = try LoopbackServer { $0.index == 0 ? .status(500) : .chat("Paris") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output)")
    #expect(server.requests.count == 2)
  }

  @Test func truncatedAnswerSaysSo() throws {
    let server = try LoopbackServer { _ in .chat("It is", finishReason: "length") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("cut off at the greatest number of tokens"))
  }

  @Test func identicalRequestsAreMadeOnce() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let cases = (1...20).map { "- {id: c\($0), question: Where?, expect: [{contains: Paris}]}" }.joined(separator: "\n")
    let project = try TemporaryProject.asking(server.endpointURL, cases: cases)
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("20 passed"))
    #expect(server.requests.count == 1)
  }

  /// Text that would move a cursor, end a string or turn its direction is shown escaped and kept in the record.
  @Test func hostileText() throws {
    let hostile = "\u{1B}[31mred\u{1B}[0m \u{202E}evil\u{0} end"
    let json = "{\"choices\": [{\"message\": {\"content\": \"\\u001b[31mred\\u001b[0m \\u202eevil\\u0000 end\"}}]}"
    let server = try LoopbackServer { _ in .json(200, json) }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run", "-o", "r.xml", "-o", "r.json")
    #expect(run.exitCode == 1)
    #expect(run.output.contains(#"\u{1B}[31mred\u{1B}[0m \u{202E}evil\u{0} end"#), "\(run.output)")
    #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    let xml = try project.text(of: "r.xml")
    #expect(!xml.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let record = try JSONSerialization.jsonObject(with: Data(project.text(of: "r.json").utf8)) as? [String: Any]
    let results = record?["results"] as? [[String: Any]]
    #expect(results?.first?["output"] as? String == hostile)
  }

  @Test func fiveMegabytes() throws {
    let long = String(repeating: "lorem ipsum ", count: 450_000) + "Paris"
    let server = try LoopbackServer { _ in .chat(long) }
    let project = try TemporaryProject.asking(server.endpointURL)
    #expect(try project.ragspec("run").exitCode == 0)
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  @Test func replayNeverOpensASocket() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run", "--cache", "replay")
    #expect(run.exitCode == 4)
    #expect(run.output.contains("ERRORED suite/capital"))
    #expect(run.output.contains("no response is recorded for this request"))
    #expect(server.connectionCount == 0)
  }

  @Test func recordedCassetteReplaysWithoutCache() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try TemporaryProject.asking(server.endpointURL)
    let run = try project.ragspec("run", "--record")
    #expect(run.errors == "recorded 1 responses in cassettes/suite.jsonl\n")
    let line = try project.text(of: "cassettes/suite.jsonl")
    #expect(line.hasPrefix(#"{"key":""#))
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    let replay = try project.ragspec("run", "--cache", "replay")
    #expect(replay.exitCode == 0)
    #expect(replay.output.contains("1 from cassettes"))
    #expect(!project.exists(".ragspec/cache.sqlite"), "a replay leaves nothing behind")
  }

  /// Reading many cases takes threads, which must not take the signal.
  @Test(arguments: [SIGINT, SIGTERM])
  func interruptedRunOfManyCasesReportsWhatItHas(signal: Int32) throws {
    let server = try LoopbackServer { request in
      if request.index == 0 { return .chat("Paris") }
      Thread.sleep(forTimeInterval: 20)
      return .chat("Paris")
    }
    let project = try TemporaryProject.asking(server.endpointURL)
    let cases = (0..<600).map { #"{"id": "c\#($0)", "question": "q\#($0)", "expect": [{"contains": "Paris"}]}"# }
    try project.write(cases.joined(separator: "\n"), to: "scenarios/cases.jsonl")
    try project.write(
      "suite: many\nbehavior: answering\ntarget: model\ncases: [{from: {jsonl: cases.jsonl}}]\n",
      to: "scenarios/suite.yaml")
    let tool = try RunningTool(["run", "-o", "r.json"], in: project.folder)
    while server.requests.count < 9 { Thread.sleep(forTimeInterval: 0.01) }
    kill(tool.processID, signal)
    let run = try tool.wait()
    #expect(run.exitCode == (signal == SIGINT ? 130 : 143), "\(run.exitCode) \(run.errors)")
    #expect(run.output.contains("1 passed, 599 skipped"), "\(run.output.suffix(300))")
    #expect(try project.text(of: "r.json").contains("interrupted"))
  }

  @Test func interruptedRunReportsWhatItHas() throws {
    let server = try LoopbackServer { request in
      if request.index >= 2 { Thread.sleep(forTimeInterval: 20) }
      return .chat("Paris")
    }
    let cases = (1...6).map { "- {id: c\($0), question: Where \($0)?, expect: [{contains: Paris}]}" }.joined(
      separator: "\n")
    let project = try TemporaryProject.asking(server.endpointURL, cases: cases, endpoint: "limits: {concurrency: 1}")
    let tool = try RunningTool(["run", "-o", "r.json"], in: project.folder)
    while server.requests.count < 3 { Thread.sleep(forTimeInterval: 0.02) }
    kill(tool.processID, SIGINT)
    let run = try tool.wait()
    #expect(run.exitCode == 130)
    #expect(run.output.contains("2 passed, 4 skipped"), "\(run.output)")
    #expect(run.output.contains("interrupted"))
    #expect(try project.text(of: "r.json").hasSuffix("}\n"), "the record is whole")
    let replay = try project.ragspec("run", "c1", "--filter", "suite/c1", "--cache", "replay")
    #expect(replay.exitCode == 2, "'c1' alone is no case")
    #expect(try project.ragspec("run", "suite/c1", "--cache", "replay").exitCode == 0, "what was answered is recorded")
  }

  @Test func terminatedRun() throws {
    let server = try LoopbackServer { _ in
      Thread.sleep(forTimeInterval: 20)
      return .chat("Paris")
    }
    let project = try TemporaryProject.asking(server.endpointURL)
    let tool = try RunningTool(["run"], in: project.folder)
    while server.requests.isEmpty { Thread.sleep(forTimeInterval: 0.02) }
    kill(tool.processID, SIGTERM)
    #expect(try tool.wait().exitCode == 143)
  }

  @Test func twoRunsAtOnce() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let cases = (1...200).map { "- {id: c\($0), question: Where \($0)?, expect: [{contains: Paris}]}" }.joined(
      separator: "\n")
    let project = try TemporaryProject.asking(server.endpointURL, cases: cases)
    let tools = try (0..<3).map { _ in try RunningTool(["run"], in: project.folder) }
    for tool in tools {
      let run = try tool.wait()
      #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
      #expect(!run.output.contains("warning"))
    }
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  /// A process that is killed while it records leaves a cache that can be read and written.
  @Test func killedRunsLeaveASoundCache() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let cases = (1...400).map { "- {id: c\($0), question: Where \($0)?, expect: [{contains: Paris}]}" }.joined(
      separator: "\n")
    let project = try TemporaryProject.asking(server.endpointURL, cases: cases)
    for attempt in 0..<8 {
      let tool = try RunningTool(["run", "--cache", "refresh"], in: project.folder)
      Thread.sleep(forTimeInterval: 0.02 * Double(attempt + 1))
      kill(tool.processID, SIGKILL)
      _ = try tool.wait()
    }
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    #expect(run.output.contains("400 passed"))
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }
}
