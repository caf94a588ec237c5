import RagSpecCore

/// That the endpoint itself says that its answer failed, and in which word.
struct FailedEnding: Equatable {
  /// The endpoint's word.
  var word: String
  /// What the word was the value of.
  var member = "finish reason"
  /// Whether the next time may go better.
  var isTransient = false

  /// Ends that are the server's failure, not the model's: OpenRouter (`error`), vLLM and SGLang (`abort`), DeepSeek
  /// (`insufficient_system_resource`), TensorRT-LLM (`cancelled`, `timeout`).
  private static let serverFailures: Set = ["error", "abort", "insufficient_system_resource", "cancelled", "timeout"]

  /// Takes the reason why a model stopped; `nil` where that is no failure.
  init?(finishReason: String?) {
    guard let finishReason, Self.serverFailures.contains(finishReason) else { return nil }
    self.init(word: finishReason, isTransient: true)
  }

  init(word: String, member: String = "finish reason", isTransient: Bool = false) {
    self.word = word
    self.member = member
    self.isTransient = isTransient
  }
}
