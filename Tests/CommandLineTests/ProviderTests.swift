import Foundation
import RagSpecTestSupport
import Testing

/// Runs of the real binary against servers that speak each protocol.
@Suite("providers, by the command line")
struct ProviderTests {
  /// A protocol: how an endpoint says it, where it asks, and what it answers.
  struct Dialect: Sendable, CustomTestStringConvertible {
    let provider: String
    /// What stands behind the server's address.
    var base = ""
    /// Further lines of the endpoint.
    var endpoint = ""
    let path: String
    let answer: String
    /// A stream with the same answer.
    let stream: String
    var streamType = "text/event-stream"

    var testDescription: String { provider }
  }

  private static let chat =
    #"{"choices":[{"index":0,"message":{"content":"It is Paris."},"finish_reason":"stop"}],"#
    + #""usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}"#
  private static let chatStream = """
    data: {"choices":[{"index":0,"delta":{"content":"It is "}}]}

    data: {"choices":[{"index":0,"delta":{"content":"Paris."},"finish_reason":"stop"}]}

    data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}

    data: [DONE]


    """

  static let dialects = [
    Dialect(provider: "openai-chat", base: "/v1", path: "/v1/chat/completions", answer: chat, stream: chatStream),
    Dialect(
      provider: "openai-completions", base: "/v1", path: "/v1/completions",
      answer: #"{"choices":[{"text":"It is Paris.","finish_reason":"stop"}],"#
        + #""usage":{"prompt_tokens":7,"completion_tokens":3}}"#,
      stream: #"data: {"choices":[{"text":"It is Paris.","finish_reason":"stop"}],"#
        + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n"),
    Dialect(
      provider: "openai-responses", base: "/v1", path: "/v1/responses",
      answer: #"{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"It is "#
        + #"Paris."}]}],"usage":{"input_tokens":7,"output_tokens":3}}"#,
      stream: "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"delta\":\"It is "
        + "Paris.\"}\n\ndata: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[],"
        + "\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}}\n\n"),
    Dialect(
      provider: "azure-openai", endpoint: "api-version: 2024-10-21",
      path: "/openai/deployments/test-model/chat/completions?api-version=2024-10-21", answer: chat, stream: chatStream),
    Dialect(
      provider: "anthropic-messages", base: "/v1", path: "/v1/messages",
      answer: #"{"type":"message","content":[{"type":"text","text":"It is Paris."}],"stop_reason":"end_turn","#
        + #""usage":{"input_tokens":7,"output_tokens":3}}"#,
      stream: """
        event: message_start
        data: {"type":"message_start","message":{"content":[],"usage":{"input_tokens":7,"output_tokens":1}}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"It is Paris."}}

        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

        data: {"type":"message_stop"}


        """),
    Dialect(
      provider: "gemini", base: "/v1beta", path: "/v1beta/models/test-model:generateContent",
      answer: #"{"candidates":[{"content":{"parts":[{"text":"It is Paris."}]},"finishReason":"STOP"}],"#
        + #""usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3}}"#,
      stream: #"data: {"candidates":[{"content":{"parts":[{"text":"It is Paris."}]},"finishReason":"STOP"}],"#
        + "\"usageMetadata\":{\"promptTokenCount\":7,\"candidatesTokenCount\":3}}\n\n"),
    Dialect(
      provider: "ollama", path: "/api/chat",
      answer: #"{"message":{"content":"It is Paris."},"done":true,"done_reason":"stop","#
        + #""prompt_eval_count":7,"eval_count":3}"#,
      stream:
        "{\"message\":{\"content\":\"It is \"},\"done\":false}\n{\"message\":{\"content\":\"Paris.\"},\"done\":true,"
        + "\"done_reason\":\"stop\",\"prompt_eval_count\":7,\"eval_count\":3}\n", streamType: "application/x-ndjson"),
  ]

  @Test("a case is asked, judged, reported and recorded", arguments: dialects)
  func answer(_ dialect: Dialect) throws {
    let server = try LoopbackServer { _ in .json(200, dialect.answer) }
    let project = try Self.project(server.url + dialect.base, provider: dialect.provider, more: dialect.endpoint)
    let run = try project.ragspec("run", "-o", "r.json")
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(server.requests.map(\.path) == [dialect.path])
    let result = try Self.result(in: project)
    #expect(result["output"] as? String == "It is Paris." && result["finish"] as? String == "stop")
    #expect(result["usage"] as? [String: Int] == ["input": 7, "output": 3])
    #expect(result["answer"] == nil)
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
    #expect(server.requests.count == 1)
  }

  @Test("a stream comes to the same, with the time to its first token, under the same key", arguments: dialects)
  func stream(_ dialect: Dialect) throws {
    let server = try LoopbackServer { _ in
      LoopbackServer.Reply.bytes(Array(dialect.stream.utf8)).header("Content-Type", dialect.streamType).chunked(5)
    }
    let project = try Self.project(
      server.url + dialect.base, provider: dialect.provider, more: dialect.endpoint + "\nstream: true")
    let run = try project.ragspec("run", "-o", "r.json")
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    let body = try #require(server.requests.first?.text)
    #expect(body.contains(#""stream":true"#) || server.requests[0].path.hasSuffix("streamGenerateContent?alt=sse"))
    let result = try Self.result(in: project)
    #expect(result["output"] as? String == "It is Paris." && result["finish"] as? String == "stop")
    #expect(result["usage"] as? [String: Int] == ["input": 7, "output": 3])
    #expect((result["answer"] as? [String: Any])?["first_token_ms"] as? Double != nil)
    // What was streamed is replayed without a stream.
    let whole = try project.text(of: "ragspec.yaml").replacing("stream: true", with: "stream: false")
    try project.write(whole, to: "ragspec.yaml")
    let replay = try project.ragspec("run", "--cache", "replay")
    #expect(replay.exitCode == 0 && server.requests.count == 1, "\(replay.output)\(replay.errors)")
  }

  @Test("a call of tools is data: matchers look into it, and the report holds it")
  func toolCalls() throws {
    let body =
      #"{"choices":[{"message":{"content":null,"reasoning":"hm","tool_calls":[{"id":"c1","type":"function","#
      + #""function":{"name":"find_book","arguments":"{\"title\": \"Emma\"}"}}]},"finish_reason":"tool_calls"}]}"#
    let server = try LoopbackServer { _ in .json(200, body) }
    let cases = """
      - id: call
        question: Where is Emma?
        expect:
          - equals: find_book
            on: /tool_calls/0/name
          - json-path: $.tool_calls[0].arguments.title
            equals: Emma
      """
    for answer in ["text", "message"] {
      let project = try Self.project(
        server.endpointURL, more: "parameters: {tools: [{type: function}], seed: 7}", cases: cases, answer: answer)
      let run = try project.ragspec("run", "-o", "r.json")
      #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
      #expect(server.requests.last?.text.hasSuffix(#""tools":[{"type":"function"}],"seed":7}"#) ?? false)
      let said = try #require(try Self.result(in: project)["answer"] as? [String: Any])
      let call = try #require((said["tool_calls"] as? [[String: Any]])?.first)
      #expect(call["name"] as? String == "find_book" && call["arguments"] as? String == #"{"title": "Emma"}"#)
      #expect(said["content"] is NSNull && said["reasoning"] as? String == "hm")
    }
  }

  @Test("refusals and filters are shown as what they are")
  func refusalAndFilter() throws {
    let refused = try LoopbackServer { _ in
      .json(200, #"{"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]}"#)
    }
    let project = try Self.project(refused.endpointURL)
    let run = try project.ragspec("run", "-o", "r.json")
    #expect(run.exitCode == 1 && run.output.contains("the model refused to answer"), "\(run.output)")
    let answer = try Self.result(in: project)["answer"] as? [String: Any]
    #expect(answer?["refusal"] as? String == "No." && answer?["finish_reason"] as? String == "stop")
    let filtered = try LoopbackServer { _ in
      .json(200, #"{"choices":[{"message":{"content":"Half"},"finish_reason":"content_filter"}]}"#)
    }
    let other = try Self.project(filtered.endpointURL)
    #expect(try other.ragspec("run", "-o", "r.json").exitCode == 3)
    let error = try #require(try Self.result(in: other)["error"] as? [String: Any])
    #expect((error["message"] as? String)?.hasPrefix("the endpoint's content filter withheld") ?? false)
    #expect((error["answer"] as? [String: Any])?["content"] as? String == "Half")
  }

  @Test("what is known of a failed call is in the report")
  func failure() throws {
    let server = try LoopbackServer { _ in
      .json(429, #"{"error":{"message":"slow","type":"limit","code":42}}"#).header("retry-after-ms", "20")
    }
    let project = try Self.project(server.endpointURL, more: "limits: {retries: 2}")
    #expect(try project.ragspec("run", "-o", "r.json").exitCode == 3)
    let error = try #require(try Self.result(in: project)["error"] as? [String: Any])
    #expect(error["attempts"] as? Int == 3 && error["status"] as? Int == 429)
    #expect(error["server_message"] as? String == "slow" && error["server_type"] as? String == "limit")
    #expect(error["server_code"] as? String == "42" && error["retry_after_ms"] as? Double == 20)
  }

  @Test("a signed request holds neither the secret nor, anywhere else, the token of the session")
  func signature() throws {
    let server = try LoopbackServer { request in .chat("Paris \(request[header: "x-amz-security-token"] ?? "")") }
    let project = try Self.project(
      server.endpointURL,
      more: #"signature: {region: eu-central-1, key-id: AKID, session-token: "${TEST_TOKEN:-}"}"#)
    let secrets = ["TEST_KEY": "secret-4711-0815", "TEST_TOKEN": "session-4712-0816"]
    let run = try project.ragspec("run", "--verbose", "--record", "-o", "r.json", environment: secrets)
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    let request = try #require(server.requests.first)
    let start = "AWS4-HMAC-SHA256 Credential=AKID/"
    #expect(request[header: "authorization"]?.hasPrefix(start) ?? false)
    #expect(request[header: "authorization"]?.contains("/eu-central-1/bedrock/aws4_request") ?? false)
    #expect(request[header: "x-amz-security-token"] == "session-4712-0816")
    #expect(!String(decoding: request.bytes, as: UTF8.self).contains("secret-4711"))
    #expect(!(run.output + run.errors).contains("471"))
    for path in try FileManager.default.subpathsOfDirectory(atPath: project.folder.path) {
      let data = (try? Data(contentsOf: project.folder.appending(path: path))) ?? Data()
      for secret in secrets.values { #expect(data.range(of: Data(secret.utf8)) == nil, "\(path)") }
    }
  }

  @Test("a stream that is cut off is errored and recorded nowhere")
  func cutOff() throws {
    let server = try LoopbackServer { _ in
      LoopbackServer.Reply.bytes(Array("data: {\"choices\":[{\"delta\":{\"content\":\"It is Par\"}}]}\n\n".utf8))
        .header("Content-Type", "text/event-stream")
    }
    let project = try Self.project(server.endpointURL, more: "stream: true\nlimits: {retries: 0}")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("the endpoint's stream stopped before its end, after 'It is Par'"), "\(run.output)")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4)
  }

  private static func project(
    _ url: String, provider: String = "openai-chat", more: String = "", cases: String = TemporaryProject.defaultCase,
    answer: String = "text"
  ) throws -> TemporaryProject {
    let project = try TemporaryProject.asking(url, cases: cases, endpoint: more)
    let text = try project.text(of: "ragspec.yaml").replacing("provider: openai-chat", with: "provider: \(provider)")
      .replacing("prompt: question.mustache}", with: "prompt: question.mustache, answer: \(answer)}")
    try project.write(text, to: "ragspec.yaml")
    return project
  }

  /// The only case of the report.
  private static func result(in project: TemporaryProject) throws -> [String: Any] {
    let record = try JSONSerialization.jsonObject(with: Data(project.text(of: "r.json").utf8)) as? [String: Any]
    return try #require((record?["results"] as? [[String: Any]])?.first)
  }
}
