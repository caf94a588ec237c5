import Foundation
import RagSpecTestSupport
import Testing

/// Matchers that ask models, with the real binary and a real server.
@Suite struct ModelMatcherTests {
  private static let environment = ["JUDGE_KEY": "sk-judge-4711"]

  /// A project whose target, judges and maker of vectors are one server.
  private func project(_ server: LoopbackServer, cases: String, further: String = "") throws -> TemporaryProject {
    let common = "url: \(server.endpointURL), limits: {retries: 0, timeout: 5s, batch: 3}"
    return try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      endpoints:
        main: {provider: openai-chat, model: target, \(common)}
        strict: {provider: openai-chat, model: judge, key: "${JUDGE_KEY}", \(common)}
        lenient: {provider: openai-chat, model: lenient, \(common)}
        embedder: {provider: openai-embeddings, model: vectors, similarity: 0.9, \(common)}
      \(further)
      targets:
        model: {endpoint: main, prompt: question.mustache}
      cache: {cassettes: [cassettes]}
      """,
      "question.mustache": "{{question}}\n",
      "scenarios/suite.yaml": """
      suite: suite
      behavior: answering
      target: model
      cases:
      \(cases.indented(by: 2))
      """,
    ])
  }

  private static let cases = """
    - {id: paris, question: Capital of France?, expect: [{judge: It names Paris., endpoint: strict}, {means: Paris it is}]}
    - {id: rome, question: Capital of Italy?, expect: [{judge: It names Rome., endpoint: strict}, {means: Rome it is}]}
    """

  /// Answers as a target that knows capitals, a judge that likes what is named, and vectors of two cities.
  @Sendable private static func sensible(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
    let body = Body(request)
    if let texts = body.texts {
      return .embeddings(texts.map { text in [text.contains("Paris") ? 1 : 0, text.contains("Rome") ? 1 : 0, 0.1] })
    }
    guard body.model != "target" else { return .chat(body.question.contains("France") ? "It is Paris" : "It is Rome") }
    return .chat(#"Sure: {"reason": "it does", "verdict": true}"#)
  }

  /// What a request says.
  private struct Body {
    let model: String
    let messages: [String]
    let texts: [String]?

    init(_ request: LoopbackServer.Request) {
      let json = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
      model = json["model"] as? String ?? ""
      texts = json["input"] as? [String]
      messages = (json["messages"] as? [[String: Any]] ?? []).map { $0["content"] as? String ?? "" }
    }

    var question: String { messages.last ?? "" }
  }

  private func bodies(_ server: LoopbackServer) -> [Body] { server.requests.map(Body.init) }

  @Test func coldThenWarmThenReplayed() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    let cold = try project.ragspec("run", environment: Self.environment)
    #expect(cold.exitCode == 0, "\(cold.output) \(cold.errors)")
    #expect(cold.output.contains("2 passed · 2 called · for matchers 6 called"), "\(cold.output)")
    #expect(bodies(server).filter { $0.model == "judge" }.count == 2)
    #expect(bodies(server).compactMap(\.texts).map(\.count).sorted() == [1, 3])
    #expect(
      server.requests.filter { Body($0).model == "judge" }
        .allSatisfy { $0[header: "Authorization"] == "Bearer sk-judge-4711" })
    let count = server.requests.count
    let warm = try project.ragspec("run")
    #expect(warm.exitCode == 0 && warm.output.contains("2 cached · for matchers 6 cached"), "\(warm.output)")
    let replayed = try project.ragspec("run", "--cache", "replay", "--record")
    #expect(replayed.exitCode == 0)
    #expect(replayed.errors == "recorded 8 responses in cassettes/suite.jsonl\n")
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    let fromCassettes = try project.ragspec("run", "--cache", "replay")
    #expect(fromCassettes.exitCode == 0)
    #expect(
      fromCassettes.output.contains("2 from cassettes · for matchers 6 from cassettes"), "\(fromCassettes.output)")
    #expect(server.requests.count == count, "nobody was asked again")
    let files = try FileManager.default.subpathsOfDirectory(atPath: project.folder.path)
    for path in files {
      let data = try? Data(contentsOf: project.folder.appending(path: path))
      #expect(data?.range(of: Data("judge-4711".utf8)) == nil, "\(path) holds the key")
    }
  }

  @Test func anUnsetKeyIsNoMatterUntilAJudgeIsAsked() throws {
    let server = try LoopbackServer(Self.sensible)
    let plain = try project(server, cases: "- {id: a, question: Capital of France?, expect: [{contains: Paris}]}")
    #expect(try plain.ragspec("run").exitCode == 0)
    let judged = try project(server, cases: Self.cases)
    #expect(try judged.ragspec("check").exitCode == 0)
    let run = try judged.ragspec("run")
    #expect(run.exitCode == 3)
    #expect(
      run.output.contains("'judge' asked endpoint 'strict': the environment variable 'JUDGE_KEY'"), "\(run.output)")
    #expect(run.output.contains("output, called: It is Paris"), "the answer is shown all the same")
  }

  @Test func replayWithoutAVerdict() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: "- {id: a, question: Capital of France?, expect: [{contains: Paris}]}")
    #expect(try project.ragspec("run").exitCode == 0)
    let suite = try project.text(of: "scenarios/suite.yaml")
    try project.write(
      suite.replacing("{contains: Paris}", with: "{judge: It is short., endpoint: strict}"), to: "scenarios/suite.yaml")
    let connections = server.connectionCount
    let run = try project.ragspec("run", "--cache", "replay")
    #expect(run.exitCode == 4)
    #expect(
      run.output.contains("missing-recording: no response is recorded for what 'judge' asks endpoint 'strict'"),
      "\(run.output)")
    #expect(server.connectionCount == connections)
    let explained = try project.ragspec("explain", "suite/a")
    #expect(explained.exitCode == 4 && explained.output.contains("It is short."), "\(explained.output)")
    #expect(explained.output.contains("answer: nothing is recorded"))
  }

  @Test func nonsenseIsAskedAboutOnceMore() throws {
    let server = try LoopbackServer { request in
      let body = Body(request)
      guard body.model == "judge" else { return Self.sensible(request) }
      return .chat(body.messages.count == 2 ? "I like it." : #"{"verdict": false, "reason": "too long"}"#)
    }
    let project = try project(
      server, cases: "- {id: a, question: Capital of France?, expect: [{judge: It is short., endpoint: strict}]}")
    let run = try project.ragspec("run", environment: Self.environment)
    #expect(run.exitCode == 1)
    #expect(
      run.output.contains(
        """
          judge  0 < 1  line 5
            expected: an output that fulfills the rubric: It is short.
            note: judge 'strict' says false, asked twice: too long
        """), "\(run.output)")
    let repair = try #require(bodies(server).last)
    #expect(repair.messages.count == 4 && repair.messages[2] == "I like it.")
    let warm = try project.ragspec("run")
    #expect(warm.exitCode == 1 && warm.output.contains("for matchers 2 cached"), "\(warm.output)")
    #expect(server.requests.count == 3)
  }

  @Test func nonsenseTwiceIsNoVerdict() throws {
    let server = try LoopbackServer { request in
      Body(request).model == "judge" ? .chat("I \u{1B}[31mlike\u{1B}[0m it.") : Self.sensible(request)
    }
    let project = try project(
      server, cases: "- {id: a, question: Capital of France?, expect: [{judge: It is short., endpoint: strict}]}")
    let run = try project.ragspec("run", "-o", "r.json", "-o", "r.xml", environment: Self.environment)
    #expect(run.exitCode == 3)
    #expect(
      run.output.contains("0 passed, 1 errored · 1 called · for matchers 2 called · 21 + 9 tokens"), "\(run.output)")
    #expect(run.output.contains(#"It answered 'I \u{1B}[31mlike\u{1B}[0m it.'"#), "\(run.output)")
    let record = try JSONSerialization.jsonObject(with: Data(project.text(of: "r.json").utf8)) as? [String: Any]
    let result = (record?["results"] as? [[String: Any]])?.first
    #expect((result?["error"] as? [String: Any])?["kind"] as? String == "unusable-answer")
    #expect((result?["consulted"] as? [[String: Any]])?.map { $0["origin"] as? String } == ["called", "called"])
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 3, "what it said is recorded")
  }

  @Test func aVerdictThatWasCutOff() throws {
    let server = try LoopbackServer { request in
      Body(request).model == "judge"
        ? .chat(#"{"reason": "because"#, finishReason: "length") : Self.sensible(request)
    }
    let project = try project(
      server, cases: "- {id: a, question: Capital of France?, expect: [{judge: It is short., endpoint: strict}]}")
    let run = try project.ragspec("run", environment: Self.environment)
    #expect(run.exitCode == 3)
    #expect(run.output.contains("its answer was cut off at the greatest number of tokens"), "\(run.output)")
    #expect(run.output.contains("hint: raise 'max_tokens' in the parameters of endpoint 'strict'"))
  }

  /// What goes wrong with a judge is said of the judge, and is no failed behavior.
  @Test(arguments: [
    (LoopbackServer.Reply.json(401, #"{"error": {"message": "no such key"}}"#), "401: no such key"),
    (.status(500), "500"), (.html(200, "<html>hello</html>"), "web page"),
    (.json(200, #"{"choices": [{"message": {"content": null}}]}"#), "without content"),
  ])
  func aJudgeThatIsDown(_ reply: LoopbackServer.Reply, _ message: String) throws {
    let server = try LoopbackServer { Body($0).model == "judge" ? reply : Self.sensible($0) }
    let project = try project(server, cases: Self.cases)
    let run = try project.ragspec("run", environment: Self.environment)
    #expect(run.exitCode == 3)
    #expect(run.output.contains("0 passed, 2 errored"))
    #expect(run.output.contains("endpoint: 'judge' asked endpoint 'strict': "), "\(run.output)")
    #expect(run.output.contains(message), "\(run.output)")
  }

  @Test(arguments: [
    #"{"data":[{"index":0,"embedding":[0,0]},{"index":1,"embedding":[0,0]},{"index":2,"embedding":[0,0]}]}"#,
    #"{"data":[]}"#, #"{"data":[{"index":0,"embedding":[1e999]}]}"#, "{}", "<html>",
  ])
  func vectorsThatAreNone(_ json: String) throws {
    let server = try LoopbackServer { Body($0).texts == nil ? Self.sensible($0) : .json(200, json) }
    let project = try project(server, cases: Self.cases)
    let run = try project.ragspec("run", environment: Self.environment)
    #expect(run.exitCode == 3)
    #expect(run.output.contains("endpoint: 'means' asked endpoint 'embedder': "), "\(run.output)")
    #expect(run.output.contains("0 passed, 2 errored"))
  }

  @Test func twoJudgesWhoDisagree() throws {
    let server = try LoopbackServer { request in
      switch Body(request).model {
      case "judge": .chat(#"{"verdict": false, "reason": "curt"}"#)
      case "lenient": .chat(#"{"verdict": true, "reason": "short"}"#)
      default: Self.sensible(request)
      }
    }
    let judged = "{judge: It is polite., endpoints: [strict, lenient]"
    let project = try project(
      server,
      cases: "- {id: a, question: Where?, expect: [\(judged)}, \(judged), combine: mean, min: 0.5, name: mean}]}")
    let run = try project.ragspec("run", "--verbose", environment: Self.environment)
    #expect(run.exitCode == 1)
    #expect(
      run.output.contains(
        """
          judge  0 < 1  line 5
            expected: an output that fulfills the rubric: It is polite.
            note: judge 'strict' says false: curt
            note: judge 'lenient' says true: short
            note: the majority of 2 judges counts
          mean  0.5 ≥ 0.5  line 5
        """), "\(run.output)")
    #expect(server.requests.count == 3, "two expectations share what they ask")
  }

  @Test func textsOfManyCasesShareCalls() throws {
    let server = try LoopbackServer(Self.sensible)
    let cases = (1...10).map { "- {id: c\($0), question: Where \($0)?, expect: [{means: Rome number \($0)}]}" }
    let project = try project(server, cases: cases.joined(separator: "\n"))
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output)")
    // Ten texts to mean, and one output of them all.
    #expect(bodies(server).compactMap(\.texts).map(\.count).sorted() == [2, 3, 3, 3])
    #expect(run.output.contains("for matchers 11 called, 9 cached"), "\(run.output)")
  }

  @Test func cacheCommandsKnowWhatMatchersAsk() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    _ = try project.ragspec("run", environment: Self.environment)
    let list = try project.ragspec("cache", "ls").output
    #expect(list.split(separator: "\n").count == 8)
    #expect(list.contains("3 numbers [1.0, 0.0, 0.1] for: Paris it is"), "\(list)")
    let shown = try project.ragspec("cache", "show", "suite/paris").output
    #expect(shown.components(separatedBy: "key: ").count == 5, "the target's, the judge's and two vectors: \(shown)")
    #expect(shown.contains("3 numbers [1.0, 0.0, 0.1] for: It is Paris"))
    #expect(try project.ragspec("cache", "prune", "--unused").output == "removed 0 recordings\n")
    #expect(try project.ragspec("cache", "rm", "suite/rome").output == "removed 4 recordings\n")
    #expect(try project.ragspec("run", "--cache", "replay", "suite/paris").exitCode == 0)
  }

  @Test(arguments: [
    ("{judge: x}", "no-endpoint", "add 'endpoint:' with one of main, strict, lenient"),
    ("{judge: x, endpoint: stric}", "unknown-endpoint", "did you mean 'strict'?"),
    ("{judge: x, endpoint: embedder}", "wrong-endpoint", "endpoints for it: main, strict, lenient"),
    ("{means: x, endpoint: main}", "wrong-endpoint", "endpoints for it: embedder"),
    ("{judge: \"\", endpoint: strict}", "empty-rubric", "write what a good output does"),
    ("{judge: x, endpoint: strict, scale: {categories: {a: 2, b: 0}}, min: 1}", "wrong-type", "a: 2"),
    ("{means: $references}", "no-references", "add 'references: […]' to it"),
  ])
  func checkTellsWhatIsWrong(_ expectation: String, _ id: String, _ words: String) throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: "- {id: a, question: x, expect: [\(expectation)]}")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[\(id)]") && run.errors.contains(words), "\(run.errors)")
    #expect(server.requests.isEmpty)
  }

  @Test func anEndpointOfVectorsIsNoTarget() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    let text = try project.text(of: "ragspec.yaml")
    try project.write(text.replacing("endpoint: main", with: "endpoint: embedder"), to: "ragspec.yaml")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2 && run.errors.contains("[wrong-endpoint]"), "\(run.errors)")
  }

  @Test func aThresholdOfVectorsIsNothingToATextModel() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    let text = try project.text(of: "ragspec.yaml")
    try project.write(text.replacing("model: target,", with: "model: target, similarity: 0.5,"), to: "ragspec.yaml")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2 && run.errors.contains("[misplaced-similarity]"), "\(run.errors)")
  }
}

// MARK: - Stopping

extension ModelMatcherTests {
  @Test func aRunThatIsStoppedWhileAJudgeThinks() throws {
    let server = try LoopbackServer { request in
      let body = Body(request)
      if body.model == "judge", body.question.contains("Rome.") { Thread.sleep(forTimeInterval: 20) }
      return Self.sensible(request)
    }
    let project = try project(server, cases: Self.cases)
    let tool = try RunningTool(["run"], in: project.folder, environment: Self.environment)
    while server.requests.count(where: { Body($0).model == "judge" }) < 2 { Thread.sleep(forTimeInterval: 0.02) }
    // Both vectors and the other verdict have come when the first case is recorded.
    while try project.ragspec("run", "--cache", "replay", "suite/paris").exitCode != 0 {
      Thread.sleep(forTimeInterval: 0.05)
    }
    kill(tool.processID, SIGINT)
    let run = try tool.wait()
    #expect(run.exitCode == 130)
    #expect(run.output.contains("1 passed, 1 skipped"), "\(run.output)")
  }
}

// MARK: - Without a suite

extension ModelMatcherTests {
  @Test func scoreAsksTheProjectsEndpoints() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    let judged = try project.ragspec(
      "score", "judge", "-e", "It names a city.", "--endpoint", "strict", "Paris", environment: Self.environment)
    #expect(judged.exitCode == 0, "\(judged.output) \(judged.errors)")
    #expect(judged.output.contains("note: judge 'strict' says true: it does"), "\(judged.output)")
    let means = try project.ragspec("score", "means", "-e", "Paris it is", "--json", "Paris", "Rome")
    #expect(means.exitCode == 1)
    #expect(
      means.output.split(separator: "\n").map { $0.contains(#""passed":true"#) } == [true, false], "\(means.output)")
    let count = server.requests.count
    let again = try project.ragspec("score", "judge", "-e", "It names a city.", "--endpoint", "strict", "Paris")
    #expect(again.exitCode == 0 && server.requests.count == count, "what was answered is recorded")
  }

  @Test func scoreTellsWhatCouldNotBeAsked() throws {
    let server = try LoopbackServer(Self.sensible)
    let project = try project(server, cases: Self.cases)
    let run = try project.ragspec("score", "judge", "-e", "It names a city.", "--endpoint", "strict", "Paris")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("ERRORED") && run.output.contains("JUDGE_KEY"), "\(run.output)")
    let nowhere = try TemporaryProject([:]).ragspec("score", "judge", "-e", "x", "y")
    #expect(nowhere.exitCode == 2)
    #expect(
      nowhere.errors.contains("there is no ragspec.yaml here or in a folder above [no-project]"), "\(nowhere.errors)")
    let wrong = try project.ragspec("score", "judge", "-e", "x", "--endpoint", "stric", "y")
    #expect(wrong.exitCode == 2 && wrong.errors.contains("did you mean 'strict'?"), "\(wrong.errors)")
  }
}
