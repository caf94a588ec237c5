import RagSpecCore

/// That the endpoint itself says that its answer failed, and in which word.
struct FailedEnding: Equatable {
  /// The endpoint's word.
  var word: String
  /// What the word was the value of.
  var member = "finish reason"
  /// Whether the next time may go better.
  var isTransient = false

  /// Takes the reason why a model stopped; `nil` where that is no failure.
  init?(finishReason: String?) {
    guard let finishReason, FinishReason.serverFailures.contains(finishReason) else { return nil }
    self.init(word: finishReason, isTransient: true)
  }

  init(word: String, member: String = "finish reason", isTransient: Bool = false) {
    self.word = word
    self.member = member
    self.isTransient = isTransient
  }
}
