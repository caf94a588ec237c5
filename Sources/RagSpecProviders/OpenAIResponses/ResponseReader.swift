import JSONText
import RagSpecCore

/// Reads responses in OpenAI's form, and their streams.
///
/// The last event of a stream holds the whole response. The pieces before it are gathered all the same: they are what
/// had come when a stream breaks off, and some servers leave the output out of the last event.
struct ResponseReader: AnswerReader {
  static let hallmark = "'output'"
  static let lengthParameter = "max_output_tokens"

  var answer = ObservedAnswer()
  private(set) var complaint: ServerComplaint?
  private(set) var isEnded = false
  private(set) var isOfProtocol = false
  private(set) var failedEnding: FailedEnding?

  private var pieces = ObservedAnswer()
  private var calls = ToolCallFragments()

  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    let response = try JSONValue(object: body)
    take(response: response)
    // A stream's last event says that it is the last, whatever status it holds.
    if ["in_progress", "queued"].contains(status(of: response)) { failedEnding = ending(of: response) }
  }

  mutating func read(_ event: ServerSentEvent) throws(JSONError) {
    if event.isOnlyEnd { return isEnded = true }
    try event.forEachJSON { (bytes) throws(JSONError) in take(event: try JSONValue(parsing: bytes), named: event.name) }
  }
}

// MARK: - A response

extension ResponseReader {
  private mutating func take(response: JSONValue) {
    if let error = response["error"], !error.isNull { complaint = ServerComplaint(response) ?? ServerComplaint() }
    isOfProtocol = isOfProtocol || response["output"]?.array != nil
    var whole = ObservedAnswer()
    for item in response["output"]?.array ?? [] { whole.take(item: item) }
    if !whole.hasBegun, let text = response["output_text"]?.string, !text.isEmpty { whole.content = text }
    if !whole.hasBegun { whole = pieces }
    whole.usage = response["usage"].flatMap(ObservedUsage.init(responses:))
    whole.finishReason = Self.finishReason(of: response, callsTools: whole.callsTools)
    if ["failed", "cancelled"].contains(status(of: response)) { failedEnding = ending(of: response) }
    answer = whole
  }

  private func status(of response: JSONValue) -> String { response["status"]?.string ?? "" }

  private func ending(of response: JSONValue) -> FailedEnding {
    let status = status(of: response)
    return FailedEnding(word: status, member: "status", isTransient: status == "failed")
  }

  /// The reason in the words of chat completions, which `status` and `incomplete_details` stand for.
  private static func finishReason(of response: JSONValue, callsTools: Bool) -> String? {
    switch response["incomplete_details"]?["reason"]?.string {
    case "max_output_tokens"?: return FinishReason.length.rawValue
    case let reason?: return reason
    case nil: break
    }
    switch response["status"]?.string {
    case "in_progress"?, "queued"?: return nil
    case "incomplete"?: return FinishReason.length.rawValue
    case "failed"?, "cancelled"?: return "error"
    default: return (callsTools ? FinishReason.toolCalls : .stop).rawValue
    }
  }
}

extension ObservedAnswer {
  /// Takes an item of a response's output.
  fileprivate mutating func take(item: JSONValue) {
    switch item["type"]?.string {
    case "message"?, nil:
      for part in item["content"]?.array ?? [] { take(part: part) }
      content.append(item["content"]?.string)
    case "reasoning"?:
      for part in (item["summary"]?.array ?? []) + (item["content"]?.array ?? []) {
        reasoning.append(part["text"]?.string)
      }
    case "function_call"?, "custom_tool_call"?:
      toolCalls.append(
        ToolCall(
          id: (item["call_id"] ?? item["id"])?.string, name: item["name"]?.string ?? "",
          arguments: (item["arguments"] ?? item["input"]).map { $0.string ?? $0.text() } ?? ""))
    // What only the client can do, under the name of its kind; what the server did itself is in the messages.
    case let type? where ["computer_call", "local_shell_call", "shell_call", "apply_patch_call"].contains(type):
      toolCalls.append(
        ToolCall(
          id: (item["call_id"] ?? item["id"])?.string, name: type,
          arguments: (item["action"] ?? item["operation"]).map { $0.text() } ?? ""))
    default: break
    }
  }

  private mutating func take(part: JSONValue) {
    switch part["type"]?.string {
    case "refusal"?: refusal.append(part["refusal"]?.string)
    case "output_text"?, "text"?, nil: content.append(part["text"]?.string)
    default: break
    }
  }
}

extension ObservedUsage {
  /// Takes `usage` of a response.
  init?(responses value: JSONValue) {
    guard value.kind == .object else { return nil }
    self.init(input: value["input_tokens"]?.integer, output: value["output_tokens"]?.integer)
    total = value["total_tokens"]?.integer
    cachedInput = value["input_tokens_details"]?["cached_tokens"]?.integer
    reasoning = value["output_tokens_details"]?["reasoning_tokens"]?.integer
  }
}

// MARK: - Events

extension ResponseReader {
  private mutating func take(event: JSONValue, named name: String) {
    let type = event["type"]?.string ?? name
    switch type {
    case "response.completed", "response.incomplete", "response.failed", "response.cancelled",
      "response.done":
      take(response: event["response"] ?? event)
      isEnded = true
    case "error", "response.error": complaint = ServerComplaint(event) ?? ServerComplaint()
    case let type where type.hasPrefix("response."):
      isOfProtocol = true
      take(piece: event, type)
      answer = pieces
    default: break
    }
  }

  private mutating func take(piece event: JSONValue, _ type: String) {
    let delta = event["delta"]?.string
    switch type {
    case "response.output_text.delta": pieces.content.append(delta)
    case "response.refusal.delta": pieces.refusal.append(delta)
    case "response.reasoning_text.delta", "response.reasoning_summary_text.delta": pieces.reasoning.append(delta)
    case "response.output_item.added" where isCall(event["item"]):
      calls.begin(fragment(of: event))
    case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta":
      calls.append(ToolCallFragments.Fragment(index: index(of: event), arguments: delta))
    case "response.output_item.done": finish(item: event["item"] ?? .null)
    default: break
    }
    pieces.toolCalls = calls.calls
  }

  /// A whole item says what its pieces said; only what came without pieces is taken from it.
  private mutating func finish(item: JSONValue) {
    var whole = ObservedAnswer()
    whole.take(item: item)
    if pieces.content == nil { pieces.content = whole.content }
    if pieces.refusal == nil { pieces.refusal = whole.refusal }
    if pieces.reasoning == nil { pieces.reasoning = whole.reasoning }
    for call in whole.toolCalls where !calls.calls.contains(where: { $0.id == call.id && $0.name == call.name }) {
      calls.begin(ToolCallFragments.Fragment(id: call.id, name: call.name, arguments: call.arguments))
    }
    pieces.toolCalls = calls.calls
  }

  private func isCall(_ item: JSONValue?) -> Bool {
    ["function_call", "custom_tool_call"].contains(item?["type"]?.string ?? "")
  }

  private func index(of event: JSONValue) -> Int? { event["output_index"]?.integer }

  private func fragment(of event: JSONValue) -> ToolCallFragments.Fragment {
    let item = event["item"]
    return ToolCallFragments.Fragment(
      index: index(of: event), id: (item?["call_id"] ?? item?["id"])?.string, name: item?["name"]?.string,
      arguments: item?["arguments"]?.string)
  }
}
