import RagSpecCore

extension ChatCompletion {
  /// Returns the answer, or the error that stands for its absence.
  ///
  /// An answer that was cut off is an answer, and a refusal is one too: matchers judge them. One that a filter withheld in
  /// part or in whole is none.
  func output(_ exchange: FailedExchange) throws(ProviderError) -> ModelOutput {
    guard let choiceCount else {
      throw exchange.malformed("the endpoint's answer has no 'choices'", hint: exchange.wrongURL)
    }
    guard choiceCount > 0 else { throw exchange.malformed("the endpoint answered with an empty list of choices") }
    if finishReason == FinishReason.contentFilter.rawValue {
      throw ProviderError(.filtered, "the endpoint's content filter withheld the answer")
    }
    if let refusal, !refusal.isEmpty { return ModelOutput(content: refusal, finishReason: .refusal, usage: usage) }
    let reason = finishReason.map(FinishReason.init) ?? .stop
    guard let content, !content.isEmpty || (reason != .length && !callsTools) else {
      throw exchange.malformed(missingContent(reason), hint: missingContentHint(reason, exchange.endpoint))
    }
    return ModelOutput(content: content, finishReason: reason, usage: usage)
  }

  private func missingContent(_ reason: FinishReason) -> String {
    if callsTools { return "the endpoint answered with a tool call instead of text" }
    if reason == .length { return "the endpoint used up 'max_tokens' before it wrote any text" }
    return "the endpoint answered without content"
  }

  private func missingContentHint(_ reason: FinishReason, _ endpoint: Endpoint) -> String? {
    if callsTools { return "remove 'tools' from the parameters of \(endpoint.title)" }
    return reason == .length ? "raise 'max_tokens' in the parameters of \(endpoint.title)" : nil
  }
}
