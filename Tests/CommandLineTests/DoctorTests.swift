import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec doctor` against servers that are well, and others.
@Suite struct DoctorTests {
  private static let key = "sk-test-4711"

  /// Speaks to a server without a project; times are taken out of what is printed.
  private func examine(
    _ url: String, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ToolRun {
    let folder = FileManager.default.temporaryDirectory
    let run = try ToolRun.run(["doctor", "--url", url] + arguments, in: folder, environment: environment)
    return ToolRun(exitCode: run.exitCode, output: run.output.withoutTimes, errors: run.errors)
  }

  private func server(_ models: String = #"{"data":[{"id":"small"},{"id":"large"}]}"#) throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.path {
      case "/v1/models": .json(200, models)
      case "/v1/chat/completions": .chat("yes")
      case "/v1/embeddings": .embeddings([[0.5, 0.25, 1]])
      default: .error(404, "no such path")
      }
    }
  }

  @Test func aServerThatIsWell() throws {
    let server = try server()
    let run = try examine(server.endpointURL, "--model", "small")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        server  openai-chat  \(server.endpointURL)  small
          ok      key        none is sent
          ok      connection 127.0.0.1 in # ms
          ok      models     2 models, 'small' among them, # ms
          ok      answer     it answers, 7 tokens in and 3 out, # ms
          skipped stream     it answers as a whole, asked for a stream

        1 endpoint examined: all is well

        """, "\(run.output)")
    let call = try #require(server.requests.last)
    #expect(call.text.contains(#""max_tokens":1"#), "\(call.text)")
    #expect(server.requests.count == 3, "one list and two calls")
  }

  @Test func anEndpointOfVectors() throws {
    let server = try server()
    let run = try examine(server.endpointURL, "--model", "small", "--provider", "openai-embeddings")
    #expect(run.exitCode == 0)
    #expect(
      run.output.contains("  ok      vectors    a vector of 3 numbers, 5 tokens in and 0 out, # ms\n"), "\(run.output)")
  }

  @Test func aServerThatStreams() throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/v1/models": return .json(200, #"{"data":[{"id":"claude"}]}"#)
      case _ where !request.text.contains(#""stream":true"#):
        return .json(
          200, #"{"type": "message", "content": [{"type": "text", "text": "yes"}], "stop_reason": "end_turn"}"#)
      default:
        var reply = LoopbackServer.Reply.text(
          """
          event: message_start
          data: {"type": "message_start", "message": {"id": "m", "type": "message", "content": []}}

          event: content_block_delta
          data: {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "yes"}}

          event: message_delta
          data: {"type": "message_delta", "delta": {"stop_reason": "end_turn"}}

          event: message_stop
          data: {"type": "message_stop"}


          """)
        reply.headers = [(name: "Content-Type", value: "text/event-stream")]
        return reply
      }
    }
    let run = try examine(server.endpointURL, "--model", "claude", "--provider", "anthropic-messages")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("  ok      models     1 model, 'claude' among them, # ms\n"), "\(run.output)")
    #expect(run.output.contains("  ok      stream     the first token comes, # ms\n"), "\(run.output)")
  }

  @Test func asJSON() throws {
    let server = try server()
    let run = try examine(server.endpointURL, "--model", "smal", "--json")
    let record = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let endpoint = try #require((record?["endpoints"] as? [[String: Any]])?.first)
    #expect(endpoint["works"] as? Bool == true && endpoint["model"] as? String == "smal")
    let findings = try #require(endpoint["findings"] as? [[String: Any]])
    #expect(findings.map { $0["check"] as? String } == ["key", "connection", "models", "answer", "stream"])
    #expect(findings[2]["status"] as? String == "warning")
    #expect((findings[2]["advice"] as? String)?.hasPrefix("did you mean 'small'?") ?? false)
  }

  /// What is wrong, what is said of it, and what to do about it: one line each.
  @Test func faults() throws {
    let refused = try LoopbackServer.refusedPort()
    try expect("http://127.0.0.1:\(refused)/v1", "failed  connection", "is the server of endpoint 'server' running?")
    try expect("http://nobody.invalid/v1", "has no address", "check the host in 'url'")
    let server = try server()
    try expect(server.url, "but at \(server.url)/v1", "set 'url' to \(server.url)/v1")
    let strict = try LoopbackServer { _ in .error(401, "wrong key") }
    try expect(strict.endpointURL, "failed  models     the endpoint answered with status 401", "set the variable")
    let page = try LoopbackServer { _ in .html(200, "<title>Welcome to nginx</title>") }
    try expect(page.endpointURL, "a web page ('Welcome to nginx')", "check 'url'")
    let authority = try TestAuthority()
    let nginx = try Nginx(authority)
    try expect(nginx.secureURL, "failed  tls", "SSL_CERT_FILE")
    try expect("http://127.0.0.1:\(nginx.securePort)/v1", "status 400", "")
    try expect("https://127.0.0.1:\(server.port)/v1", "failed  tls", "should start with http:")
  }

  private func expect(_ url: String, _ finding: String, _ advice: String) throws {
    let run = try examine(url, "--model", "small")
    #expect(run.exitCode == 3, "\(url): \(run.output) \(run.errors)")
    #expect(run.output.contains(finding), "\(run.output)")
    #expect(
      run.output.split(separator: "\n").contains { $0.contains("→") && $0.contains(advice) } || advice.isEmpty,
      "\(run.output)")
    #expect(run.output.hasSuffix("1 endpoint examined: 1 cannot be used\n"))
  }

  @Test func aSecureServer() throws {
    let authority = try TestAuthority()
    let nginx = try Nginx(authority)
    let run = try examine(
      nginx.secureURL, "--model", "small", environment: ["SSL_CERT_FILE": authority.certificate])
    #expect(run.exitCode == 0, "\(run.output)")
    #expect(run.output.contains("  ok      tls        TLSv1.3, HTTP/2, certificate until 20"), "\(run.output)")
    #expect(run.output.contains("  skipped models     the server has no list of models\n"), "\(run.output)")
    try authority.makeCertificate("ending", names: "IP:127.0.0.1", days: 3)
    let ending = try Nginx(authority, certificate: "ending")
    let warned = try examine(
      ending.secureURL, "--model", "small", environment: ["SSL_CERT_FILE": authority.certificate])
    #expect(warned.exitCode == 0 && warned.output.contains("renew it"), "\(warned.output)")
  }

  @Test func aProxyInTheWay() throws {
    let proxy = try LoopbackProxy { $0.method == "GET" ? .json(200, #"{"data":[]}"#) : .chat("yes") }
    let address = proxy.address(user: "me:s3cret-word")
    let run = try examine("http://model.invalid/v1", "--model", "small", environment: ["http_proxy": address])
    #expect(run.exitCode == 0, "\(run.output)")
    #expect(run.output.contains("  ok      proxy      the one that the variable http_proxy names\n"), "\(run.output)")
    let dead = "http://me:s3cret-word@127.0.0.1:\(try LoopbackServer.refusedPort())"
    let lost = try examine("http://model.invalid/v1", "--model", "small", environment: ["http_proxy": dead])
    #expect(lost.exitCode == 3 && lost.output.contains("'network: {proxy: none}'"), "\(lost.output)")
    #expect(!(run.output + run.errors + lost.output + lost.errors).contains("s3cret"))
  }

  @Test func endpointsOfAProject() throws {
    let server = try server()
    let project = try TemporaryProject.asking(server.endpointURL)
    let text = try project.text(of: "ragspec.yaml")
    try project.write(
      text.replacing(
        "endpoints:\n",
        with:
          "endpoints:\n  other: {provider: openai-chat, url: 'http://127.0.0.1:1/v1', model: m, key: '${UNSET_KEY}'}\n"),
      to: "ragspec.yaml")
    let all = try project.ragspec("doctor")
    #expect(all.exitCode == 3)
    #expect(all.output.contains("failed  key        the environment variable 'UNSET_KEY' is not set"), "\(all.output)")
    #expect(all.output.contains("2 endpoints examined: 1 cannot be used"), "\(all.output)")
    let one = try project.ragspec("doctor", "main", environment: ["TEST_KEY": Self.key])
    #expect(one.exitCode == 0 && one.output.contains("model"), "\(one.output)")
    #expect(server.requests.last?[header: "Authorization"] == "Bearer \(Self.key)")
    let unknown = try project.ragspec("doctor", "mian")
    #expect(unknown.exitCode == 2 && unknown.errors.contains("did you mean 'main'?"), "\(unknown.errors)")
    #expect(!project.exists(".ragspec/cache.sqlite"), "nothing is recorded")
  }

  /// Findings are printed as they come: while the server is silent, what is known of it stands there already.
  @Test func aServerThatIsSilent() throws {
    let server = try LoopbackServer { _ in .chat("yes").delayed(by: .seconds(60)) }
    let run = try examine(server.endpointURL, "--model", "small", "--timeout", "1s")
    #expect(run.exitCode == 3)
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("  failed  models") && $0.contains("1 s") }, "\(run.output)")
    #expect(lines.contains { $0.hasPrefix("  failed  answer") && $0.contains("1 s") }, "\(run.output)")
    #expect(run.output.contains("→ it takes connections and is silent"), "\(run.output)")
    #expect(!run.output.contains("concurrency") && server.requests.count == 2, "\(run.output)")
  }

  @Test func findingsArePrintedBeforeTheNextCall() throws {
    let server = try LoopbackServer { _ in .chat("yes").delayed(by: .seconds(60)) }
    let process = Process()
    process.executableURL = URL(filePath: ToolRun.binaryPath)
    process.arguments = ["doctor", "--url", server.endpointURL, "--model", "small", "--timeout", "50s"]
    let pipe = Pipe()
    process.environment = [:]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    var text = ""
    while !text.contains("  ok      connection") {
      let data = pipe.fileHandleForReading.availableData
      try #require(!data.isEmpty, "it has ended: \(text)")
      text += String(decoding: data, as: UTF8.self)
    }
    #expect(text.hasPrefix("server  openai-chat  \(server.endpointURL)  small\n  ok      key"), "\(text)")
    #expect(process.isRunning)
  }

  @Test func aCallAloneIsNoCrowd() throws {
    let server = try LoopbackServer { _ in .error(429, "slow down") }
    let run = try examine(server.endpointURL, "--model", "small")
    #expect(run.exitCode == 3 && run.output.contains("→ others ask it too much"), "\(run.output)")
    #expect(!run.output.contains("concurrency"), "\(run.output)")
  }

  @Test func wrongArguments() throws {
    #expect(try examine("http://127.0.0.1:1/v1", "--timeout", "soon").exitCode == 2)
    #expect(try examine("h/v1").exitCode == 2)
    #expect(try examine("http://127.0.0.1:1/v1", "main").exitCode == 2)
    #expect(try examine("http://127.0.0.1:1/v1", "--provider", "opnai-chat").errors.contains("openai-chat"))
    let folder = FileManager.default.temporaryDirectory
    #expect(try ToolRun.run(["doctor", "--model", "x"], in: folder).exitCode == 2)
    let empty = try TemporaryProject(["ragspec.yaml": "version: 1\n"])
    #expect(try empty.ragspec("doctor").exitCode == 5)
  }

  @Test func aKeyThatAServerRepeats() throws {
    let server = try LoopbackServer { request in
      .error(403, "\(request[header: "Authorization"] ?? "") may not \(Data(Self.key.utf8).base64EncodedString())")
    }
    for form in [["--json"], []] {
      let run = try ToolRun.run(
        ["doctor", "--url", server.endpointURL, "--model", "small", "--key-variable", "TEST_KEY"] + form,
        in: FileManager.default.temporaryDirectory, environment: ["TEST_KEY": Self.key])
      #expect(run.exitCode == 3 && run.output.contains("***"), "\(run.output)")
      for secret in [Self.key, Data(Self.key.utf8).base64EncodedString()] { #expect(!run.output.contains(secret)) }
    }
  }
}

extension String {
  /// The text with `#` for each length of time.
  fileprivate var withoutTimes: String { replacing(/[0-9]+\.[0-9] ms/, with: "# ms") }
}
