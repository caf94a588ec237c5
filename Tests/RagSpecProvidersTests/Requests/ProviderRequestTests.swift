import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

/// What each provider sends for the same conversation, as the vendors document it.
@Suite("providers: requests")
struct ProviderRequestTests {
  private static let conversation = [
    Turn(.system, "Be short."), Turn(.user, "Hi"), Turn(.assistant, "Hello"), Turn(.user, "{{x}} \"q\"\né"),
  ]

  private static let chatMessages =
    #"[{"role":"system","content":"Be short."},{"role":"user","content":"Hi"},"#
    + #"{"role":"assistant","content":"Hello"},{"role":"user","content":"{{x}} \"q\"\né"}]"#

  private static let turns =
    #"[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},"#
    + #"{"role":"user","content":"{{x}} \"q\"\né"}]"#

  @Test("address, headers and body of each protocol")
  func requests() async throws {
    let json = "Content-Type: application/json"
    let rows: [(provider: String, wire: EndpointWire, url: String, headers: [String], body: String)] = [
      (
        "openai-chat", wire(), "/chat/completions", [json, "Authorization: Bearer k-1"],
        #"{"model":"a/b c","messages":\#(Self.chatMessages),"seed":7}"#
      ),
      (
        "openai-chat", wire(streams: true), "/chat/completions", [json, "Authorization: Bearer k-1"],
        #"{"model":"a/b c","messages":\#(Self.chatMessages),"stream":true,"stream_options":{"include_usage":true},"seed":7}"#
      ),
      (
        "openai-completions", wire(), "/completions", [json, "Authorization: Bearer k-1"],
        #"{"model":"a/b c","prompt":"Be short.\n\nHi\n\nHello\n\n{{x}} \"q\"\né","seed":7}"#
      ),
      (
        "openai-responses", wire(streams: true), "/responses", [json, "Authorization: Bearer k-1"],
        #"{"model":"a/b c","input":\#(Self.chatMessages),"stream":true,"seed":7}"#
      ),
      (
        "azure-openai", wire(version: "2024-10-21"),
        "/openai/deployments/a%2Fb%20c/chat/completions?api-version=2024-10-21", [json, "api-key: k-1"],
        #"{"messages":\#(Self.chatMessages),"seed":7}"#
      ),
      (
        "azure-openai", wire(), "/openai/v1/chat/completions", [json, "api-key: k-1"],
        #"{"model":"a/b c","messages":\#(Self.chatMessages),"seed":7}"#
      ),
      (
        "anthropic-messages", wire(), "/messages", [json, "anthropic-version: 2023-06-01", "x-api-key: k-1"],
        #"{"model":"a/b c","system":"Be short.","messages":\#(Self.turns),"max_tokens":4096,"seed":7}"#
      ),
      (
        "gemini", wire(), "/a/b%20c:generateContent", [json, "x-goog-api-key: k-1"],
        #"{"systemInstruction":{"parts":[{"text":"Be short."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},"#
          + #"{"role":"model","parts":[{"text":"Hello"}]},{"role":"user","parts":[{"text":"{{x}} \"q\"\né"}]}],"seed":7}"#
      ),
      (
        "ollama", wire(), "/api/chat", [json, "Authorization: Bearer k-1"],
        #"{"model":"a/b c","messages":\#(Self.chatMessages),"stream":false,"seed":7}"#
      ),
    ]
    for (provider, wire, path, headers, body) in rows {
      let endpoint = Endpoint.sample(
        url: "https://h/v1", model: "a/b c", parameters: [("seed", .number(JSONNumber(7)))], key: Secret("k-1"),
        provider: provider, wire: wire)
      let request = try await sent(to: endpoint)
      #expect(request.url == "https://h/v1\(path)".replacing("/v1/openai/", with: "/openai/"), "\(provider)")
      #expect(request.headers.map { "\($0.name): \($0.value)" } == headers, "\(provider)")
      #expect(String(decoding: request.body, as: UTF8.self) == body, "\(provider)")
      #expect(request.method == .post)
      #expect((try? JSONValue(parsing: request.body)) != nil, "no member twice: \(provider)")
    }
  }

  @Test("streams of Gemini have an address of their own, and a model may name its folder")
  func geminiStream() async throws {
    let endpoint = Endpoint.sample(url: "https://h/v1beta", provider: "gemini", wire: wire(streams: true))
    #expect(try await sent(to: endpoint).url == "https://h/v1beta/models/small:streamGenerateContent?alt=sse")
  }

  @Test("parameters go before what is sent without them")
  func ownParameters() async throws {
    let anthropic = Endpoint.sample(
      parameters: [("max_tokens", .number(JSONNumber(9)))], provider: "anthropic-messages")
    #expect(try await body(to: anthropic).hasSuffix(#""max_tokens":9}"#))
    for (value, shown) in [(JSONValue.null, ""), (.object(JSONObject()), #","stream_options":{}"#)] {
      let endpoint = Endpoint.sample(parameters: [("stream_options", value)], wire: wire(streams: true))
      #expect(try await body(to: endpoint).hasSuffix(#""stream":true\#(shown)}"#))
    }
    let mistral = Endpoint.sample(url: "https://api.mistral.ai/v1", wire: wire(streams: true))
    #expect(try await body(to: mistral).hasSuffix(#""stream":true}"#))
  }

  @Test("a version header of the endpoint's own wins")
  func ownVersion() async throws {
    let endpoint = Endpoint.sample(headers: [("Anthropic-Version", "2099-01-01")], provider: "anthropic-messages")
    let headers = try await sent(to: endpoint).headers.map { "\($0.name): \($0.value)" }
    #expect(headers == ["Content-Type: application/json", "Anthropic-Version: 2099-01-01"])
  }

  @Test("a signature takes the place of the key, which is sent nowhere")
  func signature() async throws {
    var wire = EndpointWire()
    wire.signature = RequestSignature(
      region: "eu-central-1", service: "bedrock", keyID: "AKID", sessionToken: Secret("session-1"))
    let request = try await sent(to: .sample(key: Secret("secret-1"), wire: wire))
    #expect(request.signature?.region == "eu-central-1" && request.signature?.keyID == "AKID")
    #expect(request.signature?.revealSecret() == "secret-1")
    #expect(
      request.headers.map { "\($0.name): \($0.value)" } == [
        "Content-Type: application/json", "X-Amz-Security-Token: session-1",
      ])
    #expect(!"\(request)".contains("secret-1") && !"\(request)".contains("session-1"))
  }

  private func wire(streams: Bool = false, version: String? = nil) -> EndpointWire {
    var wire = EndpointWire()
    wire.streams = streams
    wire.apiVersion = version
    return wire
  }

  private func body(to endpoint: Endpoint) async throws -> String {
    String(decoding: try await sent(to: endpoint).body, as: UTF8.self)
  }

  private func sent(to endpoint: Endpoint) async throws -> HTTPRequest {
    let transport = ScriptedTransport(.status(500))
    let connection = ProviderConnection(transport: transport, time: ManualTime().keeper)
    let provider = try #require(Registry.providers[endpoint.provider]?.init(endpoint: endpoint, connection: connection))
    _ = try? await provider.output(for: ModelRequest(endpoint: endpoint, messages: Self.conversation))
    return try #require(transport.requests.first)
  }
}
