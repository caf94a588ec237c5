import RagSpecCore
import Testing

@testable import RagSpecProviders

/// How answers end: as answers, as failures that the endpoint tells, or not at all.
@Suite struct AnswerEndTests {
  private func ask(
    _ provider: any NamedProvider.Type, _ body: String, streams: Bool = false, key: Secret? = nil
  ) async -> Result<ModelOutput, ProviderError> {
    var wire = EndpointWire()
    wire.streams = streams
    let endpoint = Endpoint.sample(key: key, provider: provider.descriptor.name, wire: wire)
    let type: HTTPHeaderBlock = streams ? ["Content-Type": "text/event-stream"] : [:]
    let transport = ScriptedTransport(.json(200, body, headers: type))
    let connection = ProviderConnection(transport: transport, time: ManualTime().keeper)
    return await provider.init(endpoint: endpoint, connection: connection).ask(endpoint)
  }

  private func events(_ events: String...) -> String { events.map { "data: \($0)\n\n" }.joined() }

  // MARK: - Failures that the endpoint tells

  @Test(arguments: ["error", "abort", "insufficient_system_resource", "timeout"])
  func `an answer that the server gave up is errored, and tried again`(word: String) async {
    let whole = #"{"choices":[{"message":{"content":"half an"},"finish_reason":"\#(word)"}]}"#
    let stream = events(
      #"{"choices":[{"delta":{"content":"half an"}}]}"#, #"{"choices":[{"delta":{},"finish_reason":"\#(word)"}]}"#,
      "[DONE]")
    for result in [await ask(OpenAIChat.self, whole), await ask(OpenAIChat.self, stream, streams: true)] {
      #expect(
        result.error?.message
          == "the endpoint gave up its answer: the finish reason is '\(word)', after 'half an'")
      #expect(result.error?.isTransient == true)
      #expect(result.error?.failure.answer?.content == "half an")
    }
  }

  @Test(arguments: [("failed", true), ("cancelled", false), ("in_progress", false), ("queued", false)])
  func `a response that is not complete is errored`(status: String, isTransient: Bool) async {
    let message = #"{"type":"message","content":[{"type":"output_text","text":"half an"}]}"#
    let error = await ask(
      OpenAIResponses.self, #"{"status":"\#(status)","error":null,"output":[\#(message)]}"#
    ).error
    #expect(error?.message == "the endpoint gave up its answer: the status is '\(status)', after 'half an'")
    #expect(error?.isTransient == isTransient)
    let ended = events(
      #"{"type":"response.completed","response":{"status":"in_progress","output":[\#(message)]}}"#)
    #expect(await ask(OpenAIResponses.self, ended, streams: true).output?.content == "half an")
    let cancelled = events(
      #"{"type":"response.cancelled","response":{"status":"cancelled","output":[\#(message)]}}"#)
    #expect(await ask(OpenAIResponses.self, cancelled, streams: true).error?.isTransient == false)
  }

  @Test(arguments: [
    "OTHER", "LANGUAGE", "UNEXPECTED_TOOL_CALL", "MALFORMED_FUNCTION_CALL", "IMAGE_OTHER", "NO_IMAGE",
  ])
  func `Gemini's words for failures are no answers`(word: String) async {
    let body = #"{"candidates":[{"content":{"parts":[{"text":"half"}]},"finishReason":"\#(word)"}]}"#
    #expect(await ask(Gemini.self, body).error?.message.contains("'\(word)', after 'half'") ?? false)
    #expect(await ask(Gemini.self, events(body), streams: true).error?.kind == .malformed)
  }

  @Test func `a word that nobody knows is kept`() async {
    let chat = #"{"choices":[{"message":{"content":"x"},"finish_reason":"eos"}]}"#
    #expect(await ask(OpenAIChat.self, chat).output?.finishReason.rawValue == "eos")
    let gemini = #"{"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"NEW"}]}"#
    #expect(await ask(Gemini.self, gemini).output?.finishReason.rawValue == "NEW")
  }

  // MARK: - Nothing said

  @Test func `a message without a block is no answer`() async {
    let start = #"{"type":"message_start","message":{"content":[]}}"#
    let end = #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#
    let stream = events(start, end, #"{"type":"message_stop"}"#)
    for result in [
      await ask(AnthropicMessages.self, #"{"content":[],"stop_reason":"end_turn"}"#),
      await ask(AnthropicMessages.self, stream, streams: true),
    ] {
      #expect(result.error?.message == "the endpoint answered without content")
    }
    let empty = #"{"content":[{"type":"text","text":""}],"stop_reason":"end_turn"}"#
    #expect(await ask(AnthropicMessages.self, empty).output?.content == "")
  }

  @Test func `a refusal without words is an answer withheld, one with words an answer`() async {
    for blocks in ["", #"{"type":"text","text":""}"#] {
      let error = await ask(AnthropicMessages.self, #"{"content":[\#(blocks)],"stop_reason":"refusal"}"#).error
      #expect(error?.kind == .filtered)
      #expect(error?.message == "the endpoint's content filter withheld the answer (refusal)")
    }
    let words = #"{"content":[{"type":"text","text":"No."}],"stop_reason":"refusal"}"#
    #expect(await ask(AnthropicMessages.self, words).output == ModelOutput(content: "No.", finishReason: .refusal))
  }

  @Test func `a model that was only loaded said nothing`() async {
    for word in ["load", "unload"] {
      let body = #"{"message":{"role":"assistant","content":""},"done":true,"done_reason":"\#(word)"}"#
      #expect(await ask(Ollama.self, body).error?.message.contains("'\(word)'") ?? false)
    }
    let empty = #"{"message":{"content":""},"done":true,"done_reason":"stop"}"#
    #expect(await ask(Ollama.self, empty).output?.content == "")
  }

  // MARK: - The ends of streams

  @Test func `an empty finish reason does not end a stream`() async {
    let piece = #"{"choices":[{"delta":{"content":"half"},"finish_reason":""}]}"#
    let error = await ask(OpenAIChat.self, events(piece), streams: true).error
    #expect(error?.message == "the endpoint's stream stopped before its end, after 'half'")
    let end = #"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#
    let after = #"{"choices":[{"delta":{},"finish_reason":""}]}"#
    #expect(
      await ask(OpenAIChat.self, events(piece, end, after), streams: true).output?.finishReason == .stop)
  }

  @Test func `what comes after the end of a stream is no part of the answer`() async {
    let chat = #"{"choices":[{"delta":{"content":"one"}}]}"#
    for stream in [events(chat, "[DONE]", chat), "data: \(chat)\ndata: [DONE]\ndata: \(chat)\n\n"] {
      #expect(await ask(OpenAIChat.self, stream, streams: true).output?.content == "one")
    }
    let text = #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"one"}}"#
    let message = events(
      #"{"type":"message_start","message":{"content":[]}}"#, text, #"{"type":"message_stop"}"#, text)
    #expect(await ask(AnthropicMessages.self, message, streams: true).output?.content == "one")
    let line = #"{"message":{"content":"one"},"done":true}"#
    #expect(await ask(Ollama.self, "\(line)\n\(line)\n", streams: true).output?.content == "one")
  }

  // MARK: - Choices

  @Test func `the choice with the number 0 is read, wherever it stands`() async {
    let one = #"{"index":1,"message":{"content":"other"},"finish_reason":"length"}"#
    let zero = #"{"message":{"content":"first"},"finish_reason":"stop","index":0}"#
    let output = await ask(OpenAIChat.self, #"{"choices":[\#(one),\#(zero)]}"#).output
    #expect(output?.content == "first" && output?.finishReason == .stop)
    #expect(await ask(OpenAIChat.self, #"{"choices":[\#(one)]}"#).output?.content == "other")
  }

  @Test func `the choices of a stream may come mixed`() async {
    func piece(_ index: Int, _ text: String, _ end: String = "null") -> String {
      #"{"choices":[{"index":\#(index),"delta":{"content":"\#(text)"},"finish_reason":\#(end)}]}"#
    }
    let (end, cut) = (#""stop""#, #""length""#)
    let mixed = events(
      piece(1, "ot"), piece(0, "fi"), piece(1, "her", cut), piece(0, "rst", end), piece(1, "!"))
    let output = await ask(OpenAIChat.self, mixed, streams: true).output
    #expect(output?.content == "first" && output?.finishReason == .stop)
    let behind = events(piece(1, "other", cut), piece(0, "first", end), "[DONE]")
    #expect(await ask(OpenAIChat.self, behind, streams: true).output?.content == "first")
    // The first one never came.
    let half = events(piece(1, "other", end))
    #expect(await ask(OpenAIChat.self, half, streams: true).error?.isTransient == true)
  }

  // MARK: - What cannot be read

  @Test(arguments: [
    #"{"choices":[{"message":{"content":"hello","content":"other"}}]}"#,
    #"{"choices":[{"message":{"content":"hello"}}],"choices":[{"message":{"content":"other"}}]}"#,
    #"{"choices":[{"message":{"content":[{"type":"text","text":"a","te\u0078t":"b"}]}}]}"#,
    #"{"choices":[{"message":{"tool_calls":[{"function":{"name":"a","name":"b"}}]}}]}"#,
  ])
  func `a member that is there twice is refused`(body: String) async {
    let error = await ask(OpenAIChat.self, body).error
    #expect(error?.message.contains("cannot be read: duplicate") ?? false, "\(error?.message ?? "an answer")")
  }

  @Test func `an event that is no JSON is shown`() async {
    let words = #"error: CUDA out of memory for sk-123456"#
    let chat = #"{"choices":[{"delta":{"content":"half"}}]}"#
    let error = await ask(OpenAIChat.self, events(chat, words), streams: true, key: Secret("sk-123456")).error
    #expect(
      error?.message.hasSuffix("at byte 0 of 'error: CUDA out of memory for ***', after 'half'") ?? false,
      "\(error?.message ?? "")")
  }

  @Test func `an error in a list is read with status 200 too`() async {
    let body = #"[{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED"}}]"#
    for provider in [OpenAIChat.self, OpenAIResponses.self, AnthropicMessages.self, Ollama.self, Gemini.self]
      as [any NamedProvider.Type]
    {
      for streams in [false, true] {
        let error = await ask(provider, body, streams: streams).error
        #expect(error?.kind == .status(429) && error?.isTransient == true, "\(provider.descriptor.name)")
        #expect(error?.message == "the endpoint answered with status 429: quota")
      }
    }
    let chat = #"{"choices":[{"delta":{"content":"half"}}]}"#
    #expect(await ask(OpenAIChat.self, events(chat, body), streams: true).error?.kind == .status(429))
    #expect(await ask(OpenAIChat.self, #"[{"error":null}]"#).error?.kind == .malformed)
  }
}
