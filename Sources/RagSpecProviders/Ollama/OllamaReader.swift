import JSONText
import RagSpecCore

/// Reads what Ollama's chat answers, as one object or as lines that each hold a piece.
struct OllamaReader: AnswerReader {
  static let hallmark = "'message'"
  static let lengthParameter = "num_predict"

  var answer = ObservedAnswer()
  private(set) var complaint: ServerComplaint?
  private(set) var isEnded = false
  private(set) var isOfProtocol = false

  /// A model that was only loaded, or thrown out, said nothing.
  var failedEnding: FailedEnding? {
    let reason = answer.finishReason ?? ""
    return ["load", "unload"].contains(reason) ? FailedEnding(word: reason) : FailedEnding(finishReason: reason)
  }

  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError) { take(try JSONValue(object: body)) }

  mutating func read(_ event: ServerSentEvent) throws(JSONError) {
    try event.forEachJSON { (bytes) throws(JSONError) in take(try JSONValue(object: bytes)) }
  }

  private mutating func take(_ value: JSONValue) {
    if let error = value["error"], !error.isNull { complaint = ServerComplaint(value) ?? ServerComplaint() }
    if let message = value["message"] {
      isOfProtocol = true
      answer.content.append(message["content"]?.string)
      if let thought = message["thinking"]?.string, !thought.isEmpty { answer.reasoning.append(thought) }
      for call in message["tool_calls"]?.array ?? [] { take(call: call) }
    }
    guard value["done"]?.boolean ?? false else { return }
    isEnded = true
    answer.finishReason = value["done_reason"]?.string ?? answer.finishReason
    let usage = ObservedUsage(input: value["prompt_eval_count"]?.integer, output: value["eval_count"]?.integer)
    if usage != ObservedUsage() { answer.usage = usage }
  }

  private mutating func take(call: JSONValue) {
    let function = call["function"]
    answer.toolCalls.append(
      ToolCall(
        id: call["id"]?.string, name: function?["name"]?.string ?? "",
        arguments: function?["arguments"].map { $0.string ?? $0.text() } ?? ""))
  }
}
