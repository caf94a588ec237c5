import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

@Suite("openai-embeddings") struct OpenAIEmbeddingsTests {
  private static let endpoint = Endpoint(
    name: "embedder", provider: "openai-embeddings", url: "http://h/v1", model: "small",
    parameters: [("dimensions", .number(JSONNumber(2)))], headers: [("X-Tenant", "blue")], key: Secret("sk-1234"),
    service: .embedding)

  private func requests(_ texts: [String]) -> [ModelRequest] {
    texts.map { ModelRequest(endpoint: Self.endpoint, embedding: $0) }
  }

  private func answers(
    _ json: String, to texts: [String] = ["a", "bcd"], from transport: ScriptedTransport? = nil
  ) async -> Result<[ModelOutput], ProviderError> {
    let transport = transport ?? ScriptedTransport(.json(200, json))
    let connection = ProviderConnection(transport: transport, time: ManualTime().keeper)
    do throws(ProviderError) {
      return .success(
        try await OpenAIEmbeddings(endpoint: Self.endpoint, connection: connection).outputs(for: requests(texts)))
    } catch { return .failure(error) }
  }

  private func vectors(_ result: Result<[ModelOutput], ProviderError>) -> [[Float]]? {
    (try? result.get())?.map { EmbeddingVector(recorded: $0.content)?.components ?? [] }
  }

  @Test func `one request asks for all texts`() async throws {
    let transport = ScriptedTransport(
      .json(200, #"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}]}"#))
    _ = await answers("", from: transport)
    let request = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    #expect(request.url == "http://h/v1/embeddings")
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"model":"small","input":["a","bcd"],"dimensions":2}"#)
    #expect(request.headers.map(\.name) == ["Content-Type", "Authorization", "X-Tenant"])
    #expect(request.headers.map(\.value)[1] == "Bearer sk-1234")
  }

  @Test(arguments: [
    #"{"data":[{"index":0,"embedding":[1,-2.5e0]},{"index":1,"embedding":[0,1]}]}"#,
    #"{"data":[{"index":1,"embedding":[0,1]},{"object":"embedding","embedding":[1.0,-2.5],"index":0}]}"#,
    #"{"data":[{"embedding":[1,-2.5]},{"embedding":[0,1]}],"usage":null,"error":null}"#,
    #"{"data":[{"index":0,"embedding":"AACAPwAAIMA="},{"index":1,"embedding":"AAAAAAAAgD8="}]}"#,
  ])
  func `vectors are put in the order of the texts`(_ json: String) async {
    #expect(vectors(await answers(json)) == [[1, -2.5], [0, 1]])
  }

  @Test(arguments: [
    (#"{"prompt_tokens":8,"total_tokens":8}"#, [2, 6]), (#"{"prompt_tokens":0}"#, [0, 0]),
    (#"{"prompt_tokens":3}"#, [1, 2]), (#"{"prompt_tokens":-3}"#, nil), (#"{"total_tokens":3}"#, [1, 2]), ("[]", nil),
    (#"{"prompt_tokens":"8"}"#, nil),
  ])
  func `tokens are shared out by length, and none is lost`(_ usage: String, _ shares: [Int]?) async throws {
    let data = #"[{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}]"#
    let outputs = try await answers(#"{"usage":\#(usage),"data":\#(data)}"#).get()
    #expect(outputs.map(\.usage) == (shares?.map { TokenUsage(input: $0, output: 0) } ?? [nil, nil]))
  }

  /// Servers may say anything.
  @Test func `the greatest number of tokens is shared out, too`() async throws {
    let data = #"[{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}]"#
    let json = #"{"usage":{"prompt_tokens":\#(Int.max)},"data":\#(data)}"#
    let usages = try await answers(json, to: ["a", ""]).get().map(\.usage)
    #expect(usages == [TokenUsage(input: Int.max, output: 0), TokenUsage(input: 0, output: 0)])
  }

  @Test(arguments: [
    (#"{}"#, "has no 'data'"), (#"{"data":{}}"#, "has no 'data'"),
    (#"{"data":[]}"#, "answered with 0 vectors to 2 texts"),
    (#"{"data":[{"index":0,"embedding":[1]}]}"#, "answered with 1 vectors to 2 texts"),
    (#"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}"#, "no 'index', or one that is wrong"),
    (#"{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}"#, "no 'index', or one that is wrong"),
    (#"{"data":[{"index":0,"embedding":[1]},{"embedding":[1]}]}"#, "no 'index', or one that is wrong"),
    (#"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}"#, "of different lengths"),
    (#"{"data":[{"index":0,"embedding":[0,0]},{"index":1,"embedding":[1,2]}]}"#, "text 0 holds zeros only"),
    (#"{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1e300,2]}]}"#, "text 1 holds zeros only"),
    (
      #"{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[]}]}"#, "text 1 with something that is no vector"
    ),
    (#"{"data":[{"index":0,"embedding":[1,null]},{"index":1,"embedding":[1,2]}]}"#, "text 0 with something"),
    (#"{"data":[{"index":0,"embedding":"@@"},{"index":1,"embedding":[1,2]}]}"#, "text 0 with something"),
    (#"{"data":[7,8]}"#, "text 0 with something"),
    (#"{"data":[{"index":0,"embedding":[NaN]}]}"#, "cannot be read"), (#"{"data":["#, "cannot be read"),
    ("", "is empty"),
    (#"{"error":{"message":"no such model"}}"#, "answered with an error: no such model"),
    (#"<html>"#, "a web page"),
  ])
  func `what is no answer is told`(_ json: String, _ message: String) async {
    guard case .failure(let error) = await answers(json) else {
      Issue.record("an answer to \(json)")
      return
    }
    #expect(error.kind == .malformed && !error.isTransient)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func `statuses are those of every provider`() async {
    let transport = ScriptedTransport(.json(401, #"{"error":{"message":"bad key sk-1234"}}"#))
    guard case .failure(let error) = await answers("", from: transport) else { return }
    #expect(error.kind == .status(401) && error.message == "the endpoint answered with status 401: bad key ***")
  }

  @Test func `a redirection names the base URL`() async {
    let moved = ScriptedTransport(.status(302, headers: ["Location": "https://h/v2/embeddings"]))
    let connection = ProviderConnection(transport: moved, time: ManualTime().keeper)
    let texts = requests(["a"])
    do throws(ProviderError) {
      _ = try await OpenAIEmbeddings(endpoint: Self.endpoint, connection: connection).outputs(for: texts)
      Issue.record("there is no answer")
    } catch { #expect(error.hint?.hasSuffix("to 'https://h/v2'") ?? false, "\(error)") }
  }

  @Test func `a conversation is not for it`() async {
    let connection = ProviderConnection(transport: ScriptedTransport(.json(200, "{}")), time: ManualTime().keeper)
    let error = await OpenAIEmbeddings(endpoint: Self.endpoint, connection: connection).ask().error
    #expect(error?.kind == .notConfigured)
  }

  /// Retries and pacing hold for the call, however many texts are in it.
  @Test func `one call for several texts is tried again, and takes one turn`() async throws {
    let transport = ScriptedTransport(
      .status(503), .json(200, #"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}]}"#))
    let time = ManualTime()
    let factory = ProviderFactory(transport: transport, time: time.keeper, random: { 0.5 })
    let endpoint = Endpoint(
      name: "e", provider: "openai-embeddings", url: "http://h/v1", model: "m",
      limits: Limits(requestsPerMinute: 60), service: .embedding)
    let requests = ["a", "b"].map { ModelRequest(endpoint: endpoint, embedding: $0) }
    let outputs = try await factory.provider(for: endpoint).outputs(for: requests)
    #expect(outputs.count == 2 && transport.requests.count == 2)
    #expect(time.sleeps == [.milliseconds(250), .milliseconds(750)])
  }
}
