import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// The whole way: a provider with its retries, libcurl, and a server that misbehaves.
@Suite("endpoint faults")
struct EndpointFaultTests {
  /// No waiting between attempts, unless the server asks for it.
  private let factory = ProviderFactory(transport: CurlTransport(), time: .real { 0 }) { 0 }
  private static let key = "sk-loopback-0123456789"

  @Test("an answer, and the request that asked for it")
  func answer() async throws {
    let server = try LoopbackServer { _ in .chat("Paris\u{1B}[31m \"é\"") }
    let output = try await ask(server).get()
    #expect(
      output
        == ModelOutput(content: "Paris\u{1B}[31m \"é\"", finishReason: .stop, usage: TokenUsage(input: 7, output: 3)))
    let request = try #require(server.requests.first)
    #expect(request.path == "/v1/chat/completions")
    #expect(request[header: "authorization"] == "Bearer \(Self.key)")
    #expect(request.text == #"{"model":"small","messages":[{"role":"user","content":"Why?"}]}"#)
  }

  @Test("what goes away is tried again")
  func recovery() async throws {
    let firsts: [LoopbackServer.Reply] = [
      .status(500), .error(503, "busy"), .html(502, "<title>Bad Gateway</title>"), .error(429, "slow down"), .hangUp,
      .chat("Par").cut(after: 40), .error(429, "slow down").header("retry-after-ms", "20"),
    ]
    for first in firsts {
      let server = try LoopbackServer(replies: first, .chat("Paris"))
      #expect(try await ask(server).get().content == "Paris", "\(first)")
      #expect(server.requests.count == 2)
    }
  }

  @Test("Retry-After is waited for")
  func retryAfter() async throws {
    let server = try LoopbackServer(
      replies: .error(429, "slow down").header("Retry-After", "1"), .chat("Paris"))
    let start = ContinuousClock.now
    #expect(try await ask(server).get().content == "Paris")
    #expect(ContinuousClock.now - start >= .seconds(1))
  }

  @Test("what stays is told once, or after all attempts")
  func failures() async throws {
    let rows: [(reply: LoopbackServer.Reply, message: String, attempts: Int)] = [
      (.error(401, "wrong key \(Self.key)"), "the endpoint answered with status 401: wrong key ***", 1),
      (.error(429, "no money", code: "insufficient_quota"), "the endpoint answered with status 429: no money", 1),
      (.html(200, "<html><title>Hello</title>"), "the endpoint answered with a web page ('Hello')", 1),
      (.json(200, #"{"choices":[]}"#), "the endpoint answered with an empty list of choices", 1),
      (.error(500, "broken"), "the endpoint answered with status 500: broken (after 3 attempts)", 3),
    ]
    for (reply, message, attempts) in rows {
      let server = try LoopbackServer { _ in reply }
      #expect(await failure(server)?.message == message)
      #expect(server.requests.count == attempts)
    }
  }

  @Test("an endpoint that is down is unreachable, and soon given up")
  func down() async throws {
    let port = try LoopbackServer.refusedPort()
    let endpoint = endpoint("http://127.0.0.1:\(port)/v1")
    for suffix in [" (after 3 attempts)", "", ""] {
      let error = await factory.failure(endpoint)
      #expect(error?.kind == .unreachable)
      #expect(error?.message == "no connection to 127.0.0.1:\(port)\(suffix)")
      #expect(error?.hint == "is the server of endpoint 'local' running?")
    }
  }

  @Test("an endpoint that is silent ends in time-outs")
  func silent() async throws {
    let server = try LoopbackServer { _ in .never }
    let error = await factory.failure(endpoint(server.endpointURL, timeout: .milliseconds(100)))
    #expect(error?.kind == .timedOut)
    #expect(error?.message.hasSuffix("within 100 ms (after 3 attempts)") ?? false)
  }

  @Test("five megabytes, and bytes that are not UTF-8")
  func oddTexts() async throws {
    let long = String(repeating: "0123456789\u{202E}\0é ", count: 300_000)
    let server = try LoopbackServer { _ in .chat(long) }
    #expect(try await ask(server).get().content == long)
    let broken = Array(#"{"choices":[{"message":{"content":"a"#.utf8) + [0xF0, 0x9F] + Array(#"b"}}]}"#.utf8)
    let invalid = try LoopbackServer { _ in .bytes(broken) }
    #expect(try await ask(invalid).get().content == "a\u{FFFD}b")
  }

  @Test("a cancelled request ends as cancelled, and is not tried again")
  func cancelled() async throws {
    let server = try LoopbackServer { _ in .never }
    let task = Task { await failure(server) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
    #expect(server.requests.count == 1)
  }

  @Test("the key is in no error")
  func secrecy() async throws {
    let replies: [LoopbackServer.Reply] = [
      .never, .hangUp, .garbage("\(Self.key)\r\n"), .text(Self.key), .error(400, Self.key), .html(404, Self.key),
      .html(200, "<title>\(Self.key)</title>"), .status(302).header("Location", "/?k=\(Self.key)"),
      .text(Self.key).claiming(length: 500).closing,
    ]
    for reply in replies {
      let server = try LoopbackServer { _ in reply }
      let error = try #require(await factory.failure(endpoint(server.endpointURL, timeout: .milliseconds(200))))
      #expect(!"\(error) \(error.message) \(error.hint ?? "")".contains("0123456789"), "\(error.message)")
    }
  }

  private func endpoint(_ url: String, timeout: Duration = .seconds(20)) -> Endpoint {
    Endpoint(
      name: "local", provider: "openai-chat", url: url, model: "small", key: Secret(Self.key),
      limits: Limits(timeout: timeout, retries: 2))
  }

  private func ask(_ server: LoopbackServer) async -> Result<ModelOutput, ProviderError> {
    await factory.ask(endpoint(server.endpointURL))
  }

  private func failure(_ server: LoopbackServer) async -> ProviderError? {
    await factory.failure(endpoint(server.endpointURL))
  }
}

extension ProviderFactory {
  fileprivate func ask(_ endpoint: Endpoint) async -> Result<ModelOutput, ProviderError> {
    do throws(ProviderError) {
      let request = ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why?")])
      return .success(try await provider(for: endpoint).output(for: request))
    } catch { return .failure(error) }
  }

  fileprivate func failure(_ endpoint: Endpoint) async -> ProviderError? {
    if case .failure(let error) = await ask(endpoint) { error } else { nil }
  }
}
