import JSONText

extension ObservedAnswer {
  /// All that was said as JSON, for reports of calls that brought no answer.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.memberOrNull("content", content)
    json.memberOrNull("finish_reason", finishReason)
    writeCompany(to: &json)
    if let usage {
      json.key("usage")
      usage.write(to: &json, withSums: true)
    }
    json.endObject()
    return json.bytes
  }

  /// Writes what may stand beside a text.
  func writeCompany(to json: inout JSONWriter) {
    if let refusal, !refusal.isEmpty { json.member("refusal", refusal) }
    if let reasoning, !reasoning.isEmpty { json.member("reasoning", reasoning) }
    if !toolCalls.isEmpty {
      json.key("tool_calls")
      json.beginArray()
      for call in toolCalls { call.write(to: &json) }
      json.endArray()
    }
    if let functionCall {
      json.key("function_call")
      functionCall.write(to: &json)
    }
    if let choices, choices > 1 { json.member("choices", choices) }
    if let timeToFirstToken {
      json.member("first_token_ms", (timeToFirstToken / .microseconds(1)).rounded() / 1_000)
    }
  }

  /// The calls as JSON, for matchers to look at where there is no text: `{"tool_calls": [{"name", "arguments"}]}`.
  ///
  /// Arguments that are JSON stand there as JSON, so that a pointer leads into them.
  package var callsAsText: String {
    var json = JSONWriter()
    json.beginObject()
    if !toolCalls.isEmpty {
      json.key("tool_calls")
      json.beginArray()
      for call in toolCalls { call.writeForMatchers(to: &json) }
      json.endArray()
    }
    if let functionCall {
      json.key("function_call")
      functionCall.writeForMatchers(to: &json)
    }
    json.endObject()
    return json.text
  }
}

extension ToolCall {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    if let id { json.member("id", id) }
    json.member("name", name)
    json.member("arguments", arguments)
    json.endObject()
  }

  fileprivate func writeForMatchers(to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", name)
    json.key("arguments")
    json.value(Self.value(of: arguments))
    json.endObject()
  }

  /// The value that arguments stand for: JSON, or the text where they are none.
  static func value(of arguments: String) -> JSONValue {
    (try? JSONValue(parsing: arguments)) ?? .string(arguments)
  }
}

extension ObservedUsage {
  /// Writes the counts that are there.
  ///
  /// - Parameter withSums: whether `input` and `output` are among them, which stand elsewhere beside an answer.
  func write(to json: inout JSONWriter, withSums: Bool) {
    json.beginObject()
    if withSums, let input { json.member("input", input) }
    if withSums, let output { json.member("output", output) }
    if let total { json.member("total", total) }
    if let cachedInput { json.member("cached", cachedInput) }
    if let reasoning { json.member("reasoning", reasoning) }
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func memberOrNull(_ name: String, _ text: String?) {
    guard let text else {
      key(name)
      return null()
    }
    member(name, text)
  }
}
