import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

@Suite("openai-chat: answers")
struct OpenAIChatAnswerTests {
  @Test("content as text, as parts, with and without company")
  func content() async {
    let cases: [(message: String, content: String)] = [
      (#"{"content":"Paris"}"#, "Paris"),
      (#"{"content":""}"#, ""),
      (#"{"content":"a\u0000b \u00e9\ud83d\ude00\n\u001b[31m"}"#, "a\0b é😀\n\u{1B}[31m"),
      (#"{"role":"assistant","reasoning_content":"hm","content":"5","tool_calls":null,"refusal":null}"#, "5"),
      (#"{"content":"5","tool_calls":[],"function_call":null}"#, "5"),
      (#"{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}"#, "ab"),
      (
        #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"no"}]},{"type":"text","text":"yes"}]}"#,
        "yes"
      ),
      (#"{"content":[{"text":"no","type":"reasoning"},{"text":"yes","type":"output_text"}]}"#, "yes"),
      (#"{"content":[{"text":"no type"}," and plain",{"type":"image_url","image_url":{}}]}"#, "no type and plain"),
      (#"{"content":"text beside a call","tool_calls":[{"id":"1"}]}"#, "text beside a call"),
    ]
    for (message, content) in cases {
      let result = await answer(#"{"choices":[{"index":0,"message":\#(message),"finish_reason":"stop"}]}"#)
      #expect(result.output?.content == content && result.output?.finishReason == .stop, "\(message)")
    }
  }

  @Test("the first choice is read, the others are passed over")
  func choices() async {
    let result = await answer(#"{"choices":[{"message":{"content":"a"}},{"message":{"content":"b"}},7]}"#)
    #expect(result.output?.content == "a")
    #expect(result.output?.details?.members["choices"]?.number?.integer == 3)
  }

  @Test("the reason is kept as the endpoint says it; being cut off is no error")
  func finishReasons() async {
    let reasons: [(String, FinishReason)] = [
      (#""stop""#, .stop), (#""length""#, .length), (#""eos""#, FinishReason(rawValue: "eos")), ("null", .stop),
      ("7", .stop),
    ]
    for (json, reason) in reasons {
      let result = await answer(#"{"choices":[{"message":{"content":"x"},"finish_reason":\#(json)}]}"#)
      #expect(result.output == ModelOutput(content: "x", finishReason: reason))
    }
  }

  @Test("usage counts when both numbers are there")
  func usage() async {
    let cases: [(String, TokenUsage?)] = [
      (#"{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}"#, TokenUsage(input: 7, output: 3)),
      (#"{"completion_tokens":0,"prompt_tokens":0,"details":{"prompt_tokens":9}}"#, TokenUsage(input: 0, output: 0)),
      ("null", nil), ("{}", nil), ("[]", nil), (#"{"prompt_tokens":7}"#, nil),
      (#"{"prompt_tokens":"7","completion_tokens":3}"#, nil),
      (#"{"prompt_tokens":null,"completion_tokens":null}"#, nil),
    ]
    for (json, usage) in cases {
      let result = await answer(#"{"usage":\#(json),"choices":[{"message":{"content":"x"}}]}"#)
      #expect(result.output == ModelOutput(content: "x", usage: usage), "\(json)")
    }
  }

  @Test("a refusal is an answer")
  func refusal() async {
    for message in [
      #"{"content":null,"refusal":"I can't."}"#, #"{"content":[{"type":"refusal","refusal":"I can't."}]}"#,
    ] {
      let result = await answer(#"{"choices":[{"message":\#(message),"finish_reason":"stop"}]}"#)
      #expect(result.output?.content == "I can't." && result.output?.finishReason == .refusal)
      #expect(
        result.output?.details?.json
          == Array(#"{"content":null,"finish_reason":"stop","refusal":"I can't."}"#.utf8))
    }
  }

  @Test("a call of tools is an answer: as text where there is no other, and as data")
  func toolCalls() async {
    let calls =
      #""tool_calls":[{"id":"c1","function":{"name":"find","arguments":"{\"a\": 1}"}},{"id":"c2","function":{}}]"#
    let rows: [(message: String, content: String, details: String)] = [
      (
        #"{"content":null,\#(calls)}"#,
        #"{"tool_calls":[{"name":"find","arguments":{"a":1}},{"name":"","arguments":""}]}"#,
        #"{"content":null,"tool_calls":[{"id":"c1","name":"find","arguments":"{\"a\": 1}"},{"id":"c2","name":"","arguments":""}]}"#
      ),
      (
        #"{"content":"","function_call":{"name":"find","arguments":"not JSON"}}"#,
        #"{"function_call":{"name":"find","arguments":"not JSON"}}"#,
        #"{"content":"","function_call":{"name":"find","arguments":"not JSON"}}"#
      ),
      (
        #"{"content":"I look.","tool_calls":[{"id":"c","function":{"name":"find","arguments":""}}]}"#, "I look.",
        #"{"tool_calls":[{"id":"c","name":"find","arguments":""}]}"#
      ),
    ]
    for (message, content, details) in rows {
      let output = await answer(#"{"choices":[{"message":\#(message),"finish_reason":"tool_calls"}]}"#).output
      #expect(output?.content == content)
      #expect(output?.finishReason == .toolCalls)
      #expect(output.flatMap(\.details).map { String(decoding: $0.json, as: UTF8.self) } == details)
    }
  }

  @Test("the whole message as JSON, for matchers that look beyond its text")
  func message() async {
    let json =
      #"{"choices":[{"message":{"content":null,"reasoning":"hm","tool_calls":[{"id":"c","function":{"name":"f","#
      + #""arguments":"{\"a\":[1]}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#
    #expect(
      await answer(json).output?.message == #"{"content":null,"finish_reason":"tool_calls","reasoning":"hm","#
        + #""tool_calls":[{"id":"c","name":"f","arguments":{"a":[1]}}]}"#)
    #expect(
      await answer(#"{"choices":[{"message":{"content":"x"}}]}"#).output?.message
        == #"{"content":"x","finish_reason":"stop"}"#)
  }

  @Test("bytes that are not UTF-8 are repaired, and no reason to lose the answer")
  func invalidUTF8() async {
    let body = Array(#"{"choices":[{"message":{"content":"caf"#.utf8) + [0xC3, 0x20, 0xFF] + Array(#"!"}}]}"#.utf8)
    let result = await answer(bytes: body)
    #expect(result.output == ModelOutput(content: "caf\u{FFFD} \u{FFFD}!"))
  }

  @Test("a byte-order mark, white space before and after")
  func surroundings() async {
    let json = "\u{FEFF}\n  \r\n" + #"{ "choices" : [ { "message" : { "content" : "x" } } ] }"# + "\n\n"
    #expect(await answer(json).output == ModelOutput(content: "x"))
  }

  @Test("five megabytes of text")
  func large() async {
    let text = String(repeating: "0123456789abcdé ", count: 300_000)
    #expect(await answer(#"{"choices":[{"message":{"content":"\#(text)"}}]}"#).output?.content == text)
  }

  @Test("what is missing is said")
  func noContent() async {
    let cases: [(json: String, message: String, hint: String?)] = [
      (
        #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#, "the endpoint answered without content",
        nil
      ),
      (#"{"choices":[{"message":{}}]}"#, "the endpoint answered without content", nil),
      (#"{"choices":[{"message":null}]}"#, "the endpoint answered without content", nil),
      (#"{"choices":[{}]}"#, "the endpoint answered without content", nil),
      (#"{"choices":[7]}"#, "the endpoint answered without content", nil),
      (#"{"choices":[{"message":{"content":[]}}]}"#, "the endpoint answered without content", nil),
      (
        #"{"choices":[{"message":{"content":null},"finish_reason":"length"}]}"#,
        "the endpoint used up 'max_tokens' before it wrote any text",
        "raise 'max_tokens' in the parameters of endpoint 'local'"
      ),
      (
        #"{"choices":[{"message":{"content":""},"finish_reason":"length"}]}"#,
        "the endpoint used up 'max_tokens' before it wrote any text",
        "raise 'max_tokens' in the parameters of endpoint 'local'"
      ),
      (
        #"{"choices":[{"message":{"content":null,"function_call":{"name":"","arguments":""}}}]}"#,
        "the endpoint answered without content", nil
      ),
      (#"{"choices":[]}"#, "the endpoint answered with an empty list of choices", nil),
    ]
    for (json, message, hint) in cases {
      let error = await answer(json).error
      #expect(error?.kind == .malformed && error?.message == message && error?.hint == hint, "\(json)")
      #expect(error?.isTransient == false)
    }
  }

  @Test("a content filter is no refusal and no failure of the endpoint")
  func filtered() async {
    for json in [
      #"{"choices":[{"finish_reason":"content_filter","index":0}]}"#,
      #"{"choices":[{"finish_reason":"content_filter","message":{"content":"half an ans"}}]}"#,
      #"{"error":{"message":"withheld","code":"content_filter"}}"#,
    ] {
      let error = await answer(json).error
      #expect(error?.kind == .filtered)
      #expect(error?.message.hasPrefix("the endpoint's content filter withheld the answer") ?? false)
    }
  }

  private func answer(_ json: String) async -> Result<ModelOutput, ProviderError> {
    await answer(bytes: Array(json.utf8))
  }

  private func answer(bytes: [UInt8]) async -> Result<ModelOutput, ProviderError> {
    let transport = ScriptedTransport(.success(HTTPResponse(status: 200, body: bytes)))
    let connection = ProviderConnection(transport: transport, time: ManualTime().keeper)
    return await OpenAIChat(endpoint: .sample(), connection: connection).ask()
  }
}
