/// What a model answered.
package struct ModelOutput: Hashable, Sendable {
  package var content: String
  package var finishReason: FinishReason
  package var usage: TokenUsage?
  /// What it said beside that: `nil` for an answer that is text and nothing else.
  package var details: AnswerDetails?

  package init(
    content: String, finishReason: FinishReason = .stop, usage: TokenUsage? = nil, details: AnswerDetails? = nil
  ) {
    self.content = content
    self.finishReason = finishReason
    self.usage = usage
    self.details = details
  }

  /// Whether it stands for the absence of an answer: an error, what a filter withheld, or what was cut off before its first
  /// word. None of these is recorded; older versions did so.
  package var isNoAnswer: Bool {
    // Nearly all recordings end here.
    if finishReason == .stop { return false }
    if content.isEmpty, finishReason == .length || finishReason == .refusal { return true }
    return finishReason == .contentFilter || FinishReason.serverFailures.contains(finishReason.rawValue)
  }

  /// Texts are compared byte by byte: to `String`, composed and decomposed characters are equal.
  package static func == (one: Self, other: Self) -> Bool {
    one.content.utf8.elementsEqual(other.content.utf8) && one.finishReason == other.finishReason
      && one.usage == other.usage && one.details == other.details
  }
}

/// Why a model stopped, in OpenAI's words; endpoints have words of their own, which are kept.
package struct FinishReason: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let stop = FinishReason(rawValue: "stop")
  /// The answer was cut off at the greatest number of tokens.
  package static let length = FinishReason(rawValue: "length")
  package static let contentFilter = FinishReason(rawValue: "content_filter")
  package static let refusal = FinishReason(rawValue: "refusal")
  /// Ends that are the server's failure, not the model's: OpenRouter (`error`), vLLM and SGLang (`abort`), DeepSeek
  /// (`insufficient_system_resource`), TensorRT-LLM (`cancelled`, `timeout`).
  package static let serverFailures: Set = [
    "error", "abort", "insufficient_system_resource", "cancelled", "timeout",
  ]
  /// The model wants functions called.
  package static let toolCalls = FinishReason(rawValue: "tool_calls")
}

/// Tokens that an endpoint counted for one call.
package struct TokenUsage: Hashable, Sendable {
  package var input: Int
  package var output: Int
  /// Those of the input that the endpoint had in a cache of its own, which are cheaper at some.
  package var cachedInput: Int

  package init(input: Int, output: Int, cachedInput: Int = 0) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
  }

  /// The sum, at most the greatest integer: endpoints may say anything.
  package static func + (one: Self, other: Self) -> Self {
    TokenUsage(
      input: sum(one.input, other.input), output: sum(one.output, other.output),
      cachedInput: sum(one.cachedInput, other.cachedInput))
  }

  private static func sum(_ one: Int, _ other: Int) -> Int {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? (one < 0 ? .min : .max) : sum
  }
}
