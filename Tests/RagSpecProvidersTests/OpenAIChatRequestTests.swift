import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

@Suite("openai-chat: requests")
struct OpenAIChatRequestTests {
  @Test("the body holds model, messages and parameters, as they were written")
  func body() async throws {
    let endpoint = Endpoint.sample(parameters: [
      ("temperature", try JSONValue(parsing: "0.70")), ("stop", try JSONValue(parsing: #"["\n", "é"]"#)),
      ("max_tokens", try JSONValue(parsing: "128")), ("logit_bias", try JSONValue(parsing: #"{"50256":-100}"#)),
    ])
    let messages = [Turn(.system, "Be short."), Turn(.user, "{{x}} \"q\"\n\u{1}é"), Turn(.assistant, "")]
    let request = try await sent(ModelRequest(endpoint: endpoint, messages: messages))
    #expect(
      String(decoding: request.body, as: UTF8.self) == #"{"model":"small","messages":["#
        + #"{"role":"system","content":"Be short."},{"role":"user","content":"{{x}} \"q\"\n\u0001é"},"#
        + #"{"role":"assistant","content":""}],"#
        + #""temperature":0.70,"stop":["\n","é"],"max_tokens":128,"logit_bias":{"50256":-100}}"#)
    #expect(request.method == .post)
    #expect(request.url == "http://127.0.0.1:8080/v1/chat/completions")
  }

  @Test("the key is a bearer token, and only when there is one")
  func key() async throws {
    #expect(try await headers(.sample()) == ["Content-Type: application/json"])
    #expect(try await headers(.sample(key: Secret(""))) == ["Content-Type: application/json"])
    #expect(
      try await headers(.sample(key: Secret("sk-1"))) == [
        "Content-Type: application/json", "Authorization: Bearer sk-1",
      ])
  }

  @Test("headers of the endpoint are added, and win")
  func endpointHeaders() async throws {
    let endpoint = Endpoint.sample(headers: [("api-key", "a"), ("AUTHORIZATION", "Basic x")], key: Secret("sk-1"))
    #expect(try await headers(endpoint) == ["Content-Type: application/json", "api-key: a", "AUTHORIZATION: Basic x"])
  }

  @Test("the endpoint's time-out is that of the request, and bounds the connection")
  func timeOuts() async throws {
    for (timeout, connect) in [(Duration.seconds(60), Duration.seconds(10)), (.seconds(3), .seconds(3))] {
      let endpoint = Endpoint.sample(limits: Limits(timeout: timeout))
      let request = try await sent(ModelRequest(endpoint: endpoint, messages: []))
      #expect(request.timeout == timeout && request.connectTimeout == connect)
    }
  }

  private func headers(_ endpoint: Endpoint) async throws -> [String] {
    try await sent(ModelRequest(endpoint: endpoint, messages: [])).headers.map { "\($0.name): \($0.value)" }
  }

  private func sent(_ request: ModelRequest) async throws -> HTTPRequest {
    let transport = ScriptedTransport(.chat("x"))
    let connection = ProviderConnection(transport: transport, time: ManualTime().keeper)
    _ = try await OpenAIChat(endpoint: request.endpoint, connection: connection).output(for: request)
    return try #require(transport.requests.first)
  }
}
