import JSONText
import RagSpecCore

/// Reads messages in Anthropic's form, and their streams.
struct MessageReader: AnswerReader {
  static let hallmark = "'content'"

  var answer = ObservedAnswer()
  private(set) var complaint: ServerComplaint?
  private(set) var isEnded = false
  private(set) var isOfProtocol = false

  private var calls = ToolCallFragments()
  private var usage = Usage()

  /// Anthropic counts what came from its cache and what went there apart from the other tokens of the prompt.
  private struct Usage {
    var input: Int?
    var cacheRead: Int?
    var cacheWritten: Int?
    var output: Int?

    mutating func take(_ value: JSONValue?) {
      input = value?["input_tokens"]?.integer ?? input
      cacheRead = value?["cache_read_input_tokens"]?.integer ?? cacheRead
      cacheWritten = value?["cache_creation_input_tokens"]?.integer ?? cacheWritten
      output = value?["output_tokens"]?.integer ?? output
    }

    var observed: ObservedUsage? {
      guard input != nil || output != nil else { return nil }
      var usage = ObservedUsage(input: input.map { $0 &+ (cacheRead ?? 0) &+ (cacheWritten ?? 0) }, output: output)
      usage.cachedInput = cacheRead
      return usage
    }
  }

  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    let value = try JSONValue(object: body)
    if value["type"]?.string == "error" || value["error"].map({ !$0.isNull }) ?? false {
      complaint = ServerComplaint(value) ?? ServerComplaint()
    }
    take(message: value)
    settle()
  }

  mutating func read(_ event: ServerSentEvent) throws(JSONError) {
    if event.isOnlyEnd { return isEnded = true }
    try event.forEachJSON { (bytes) throws(JSONError) in take(event: try JSONValue(parsing: bytes), named: event.name) }
    settle()
  }

  private mutating func settle() {
    answer.toolCalls = calls.calls
    answer.usage = usage.observed
  }
}

// MARK: - A message

extension MessageReader {
  private mutating func take(message: JSONValue) {
    if let blocks = message["content"]?.array {
      isOfProtocol = true
      for block in blocks { take(block: block, at: nil) }
    }
    usage.take(message["usage"])
    take(reason: message["stop_reason"])
  }

  /// - Parameter index: the block's number in a stream, whose pieces follow.
  private mutating func take(block: JSONValue, at index: Int?) {
    switch block["type"]?.string {
    case "text"?: answer.content.append(block["text"]?.string)
    case "thinking"?: answer.reasoning.append(block["thinking"]?.string)
    case "tool_use"?, "server_tool_use"?:
      // A stream begins with an empty input, and brings it in pieces.
      let input = index == nil ? block["input"].map { $0.text() } : nil
      calls.begin(
        ToolCallFragments.Fragment(
          index: index, id: block["id"]?.string, name: block["name"]?.string, arguments: input))
    default: break
    }
  }

  /// The reason in OpenAI's words; words that it has none for stay.
  private mutating func take(reason value: JSONValue?) {
    guard let word = value?.string else { return }
    answer.finishReason =
      switch word {
      case "end_turn", "stop_sequence": FinishReason.stop.rawValue
      case "max_tokens", "model_context_window_exceeded": FinishReason.length.rawValue
      case "tool_use": FinishReason.toolCalls.rawValue
      default: word
      }
  }
}

// MARK: - Events

extension MessageReader {
  private mutating func take(event: JSONValue, named name: String) {
    switch event["type"]?.string ?? name {
    case "message_start":
      isOfProtocol = true
      take(message: event["message"] ?? .null)
    case "content_block_start":
      isOfProtocol = true
      take(block: event["content_block"] ?? .null, at: event["index"]?.integer ?? 0)
    case "content_block_delta": take(delta: event["delta"] ?? .null, at: event["index"]?.integer)
    case "message_delta":
      usage.take(event["usage"])
      take(reason: event["delta"]?["stop_reason"])
    case "message_stop": isEnded = true
    case "error": complaint = ServerComplaint(event) ?? ServerComplaint()
    // `ping`, the ends of blocks, and what may come in later versions.
    default: break
    }
  }

  private mutating func take(delta: JSONValue, at index: Int?) {
    switch delta["type"]?.string {
    case "text_delta"?: answer.content.append(delta["text"]?.string)
    case "thinking_delta"?: answer.reasoning.append(delta["thinking"]?.string)
    case "input_json_delta"?:
      calls.append(ToolCallFragments.Fragment(index: index, arguments: delta["partial_json"]?.string))
    default: break
    }
  }
}
