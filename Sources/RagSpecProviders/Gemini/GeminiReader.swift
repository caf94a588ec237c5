import JSONText
import RagSpecCore

/// Reads what `generateContent` answers, and the pieces of `streamGenerateContent`, which have the same form.
struct GeminiReader: AnswerReader {
  static let hallmark = "'candidates'"
  static let lengthParameter = "maxOutputTokens"

  var answer = ObservedAnswer()
  private(set) var complaint: ServerComplaint?
  private(set) var isOfProtocol = false
  private(set) var withheld: Withholding?
  private(set) var failedEnding: FailedEnding?
  private(set) var isEnded = false

  /// A stream that nobody asked to be events is a list of answers.
  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    let value = try JSONValue(parsing: body)
    guard let pieces = value.array else { return take(try JSONValue(object: body)) }
    for piece in pieces { take(piece) }
  }

  mutating func read(_ event: ServerSentEvent) throws(JSONError) {
    if event.isOnlyEnd { return isEnded = true }
    try event.forEachJSON { (bytes) throws(JSONError) in take(try JSONValue(parsing: bytes)) }
  }
}

extension GeminiReader {
  private mutating func take(_ value: JSONValue) {
    if let error = value["error"], !error.isNull { complaint = ServerComplaint(value) ?? ServerComplaint() }
    if let reason = value["promptFeedback"]?["blockReason"]?.string {
      isOfProtocol = true
      withheld = Withholding(reason: reason)
      answer.finishReason = FinishReason.contentFilter.rawValue
    }
    if let usage = value["usageMetadata"] { answer.usage = ObservedUsage(gemini: usage) ?? answer.usage }
    guard let candidates = value["candidates"]?.array else { return }
    isOfProtocol = true
    answer.choices = max(answer.choices ?? 0, candidates.count)
    // One without a number is the first.
    if let first = candidates.first(where: { $0["index"]?.integer ?? 0 == 0 }) { take(candidate: first) }
  }

  private mutating func take(candidate: JSONValue) {
    for part in candidate["content"]?["parts"]?.array ?? [] { take(part: part) }
    guard let word = candidate["finishReason"]?.string else { return }
    switch word {
    case "STOP": answer.finishReason = (answer.callsTools ? FinishReason.toolCalls : .stop).rawValue
    case "MAX_TOKENS": answer.finishReason = FinishReason.length.rawValue
    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY",
      "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION":
      withheld = Withholding(reason: word)
      answer.finishReason = FinishReason.contentFilter.rawValue
    default:
      answer.finishReason = word
      if Self.failures.contains(word) { failedEnding = FailedEnding(word: word) }
    }
  }

  /// The reasons that stand for an answer that came to nothing, but for those that withhold one.
  ///
  /// - SeeAlso: Gemini API, *Generating content*, `FinishReason`.
  private static let failures: Set = [
    "OTHER", "LANGUAGE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS",
    "MISSING_THOUGHT_SIGNATURE", "MALFORMED_RESPONSE", "IMAGE_OTHER", "NO_IMAGE",
  ]

  private mutating func take(part: JSONValue) {
    if let call = part["functionCall"] {
      answer.toolCalls.append(
        ToolCall(
          id: call["id"]?.string, name: call["name"]?.string ?? "", arguments: call["args"].map { $0.text() } ?? ""))
    }
    if part["thought"]?.boolean ?? false {
      answer.reasoning.append(part["text"]?.string)
    } else {
      answer.content.append(part["text"]?.string)
    }
  }
}

extension ObservedUsage {
  /// Takes `usageMetadata`, which counts thoughts apart from the text.
  init?(gemini value: JSONValue) {
    let thoughts = value["thoughtsTokenCount"]?.integer
    self.init(input: value["promptTokenCount"]?.integer)
    if let text = value["candidatesTokenCount"]?.integer ?? thoughts.map({ _ in 0 }) {
      output = text &+ (thoughts ?? 0)
    }
    total = value["totalTokenCount"]?.integer
    cachedInput = value["cachedContentTokenCount"]?.integer
    reasoning = thoughts
    if self == ObservedUsage() { return nil }
  }
}
