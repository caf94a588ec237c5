import JSONText
import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// Streams that a real server sends, well and badly.
@Suite("streams")
struct StreamTests {
  private let transport = CurlTransport()

  private static let whole =
    events("{\"content\":\"Grü\"}", "{\"content\":\"ße\"}", finish: "\"stop\"") + "data: [DONE]\n\n"

  @Test("an answer is put together, and the time to its first token is known")
  func firstToken() async throws {
    // The head of the stream comes at once and holds no token; what does comes a while later.
    let late = ": hello\n\n" + Self.events("{\"role\":\"assistant\",\"content\":\"\"}", finish: nil)
    let reply = Self.stream(late + Self.whole).dripped(late.utf8.count, every: .milliseconds(60))
    let output = try await ask(reply).get()
    #expect(output.content == "Grüße" && output.finishReason == .stop)
    let time = try #require(output.details?.members["first_token_ms"]?.number?.double)
    #expect(time >= 50, "not the first byte, but the first token: \(time)")
  }

  @Test("an answer that did not stream has no time to its first token")
  func wholeAnswer() async throws {
    for streams in [true, false] {
      let output = try await ask(.chat("nine"), streams: streams).get()
      #expect(output == ModelOutput(content: "nine", usage: TokenUsage(input: 7, output: 3)))
    }
    let unasked = try await ask(Self.stream(Self.whole), streams: false).get()
    #expect(unasked == ModelOutput(content: "Grüße"))
  }

  @Test("a stream that is cut off is errored, with what had come")
  func cutOff() async throws {
    let cut = Self.stream(Self.events("{\"content\":\"Once upon\"}", finish: nil))
    // The body ends well, but the stream does not.
    let ended = try #require(await ask(cut).error)
    #expect(ended.message == "the endpoint's stream stopped before its end, after 'Once upon'")
    #expect(ended.kind == .malformed && ended.isTransient)
    #expect(ended.failure.answer?.content == "Once upon" && ended.failure.status == 200)
    // The connection breaks in the middle of an event.
    let whole = Self.stream(Self.whole)
    for place in [30, 150, whole.body.count - 30] {
      let broken = try #require(await ask(whole.cut(after: place).claiming(length: whole.body.count)).error)
      #expect(broken.isTransient)
      #expect(broken.message.contains("broke off in the middle"), "\(broken.message)")
    }
  }

  @Test("what comes after the end does not count against an answer")
  func brokenAfterTheEnd() async throws {
    let reply = Self.stream(Self.whole)
    let output = try await ask(reply.claiming(length: reply.body.count + 100).closing).get()
    #expect(output.content == "Grüße")
  }

  @Test("an end without a mark is one when the model said why it stopped")
  func noMark() async throws {
    let output = try await ask(Self.stream(Self.events("{\"content\":\"x\"}", finish: "\"length\""))).get()
    #expect(output.content == "x" && output.finishReason == .length)
  }

  @Test("what is no stream is said to be none")
  func noStream() async throws {
    let rows: [(reply: LoopbackServer.Reply, message: String)] = [
      (Self.stream(""), "the endpoint's stream is empty"),
      (Self.stream(": nothing\n\n"), "the endpoint's answer is neither a stream nor JSON: ': nothing'"),
      (.html(200, "<title>Hi</title>"), "the endpoint answered with a web page ('Hi')"),
      (.text("hello"), "the endpoint's answer is neither a stream nor JSON: 'hello'"),
      (
        Self.stream("data: {\"choices\n\n"),
        "an event of the endpoint's stream cannot be read: the text ends where the closing '\"' was expected at byte 9 of "
          + "'{\"choices'"
      ),
      (Self.stream("data: [DONE]\n\n"), "the endpoint's answer has no 'choices'"),
      (.json(500, "{\"error\":\"broken\"}"), "the endpoint answered with status 500: broken"),
    ]
    for (reply, message) in rows { #expect(await ask(reply).error?.message == message) }
  }

  @Test("an error in the middle says what had come, and has its status")
  func errorInTheMiddle() async throws {
    let stream =
      Self.events("{\"content\":\"It all\"}", finish: nil)
      + "data: {\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}\n\n"
    let error = try #require(await ask(Self.stream(stream)).error)
    #expect(error.kind == .status(529) && error.isTransient)
    #expect(error.message == "the endpoint answered with status 529: busy, after 'It all'")
    #expect(error.failure.type == "overloaded_error" && error.failure.answer?.content == "It all")
  }

  @Test("a key that a stream repeats is in no message")
  func secrecy() async throws {
    let key = "sk-stream-0123456789"
    let cut = Self.events("{\"content\":\"your key is \(key)\"}", finish: nil)
    let error = try #require(await ask(Self.stream(cut), key: Secret(key)).error)
    #expect(error.message.hasSuffix("after 'your key is ***'"))
    #expect(error.failure.answer?.content == "your key is ***")
  }

  private func ask(
    _ reply: LoopbackServer.Reply, streams: Bool = true, key: Secret? = nil
  ) async -> Result<ModelOutput, ProviderError> {
    do throws(ProviderError) {
      guard let server = try? LoopbackServer(replies: reply) else { throw ProviderError(.notConfigured, "no server") }
      var wire = EndpointWire()
      wire.streams = streams
      let endpoint = Endpoint(
        name: "local", provider: "openai-chat", url: server.endpointURL, model: "small", key: key, wire: wire)
      let connection = ProviderConnection(transport: transport, time: .real { 0 })
      let request = ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why?")])
      return .success(try await OpenAIChat(endpoint: endpoint, connection: connection).output(for: request))
    } catch { return .failure(error) }
  }

  private static func stream(_ text: String) -> LoopbackServer.Reply {
    var reply = LoopbackServer.Reply.bytes(Array(text.utf8))
    reply = reply.header("Content-Type", "text/event-stream")
    return reply
  }

  /// Chunks with these deltas, the last of which has the reason.
  private static func events(_ deltas: String..., finish: String?) -> String {
    deltas.enumerated().map { place, delta in
      let reason = place == deltas.count - 1 ? finish ?? "null" : "null"
      return "data: {\"choices\":[{\"index\":0,\"delta\":\(delta),\"finish_reason\":\(reason)}]}\n\n"
    }.joined()
  }
}

extension Result where Success == ModelOutput, Failure == ProviderError {
  fileprivate var error: ProviderError? { if case .failure(let error) = self { error } else { nil } }
}
