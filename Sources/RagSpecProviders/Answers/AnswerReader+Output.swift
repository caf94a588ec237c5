import RagSpecCore

extension AnswerReader {
  /// Returns the answer, or the error that stands for its absence.
  ///
  /// An answer that was cut off is an answer; a refusal is one too, and so is a call of tools: matchers judge them. One that a
  /// filter withheld in part or in whole is none.
  func output(_ exchange: FailedExchange) throws(ProviderError) -> ModelOutput {
    let exchange = exchange.having(answer)
    if let complaint { throw exchange.error(complaint) }
    guard isOfProtocol else {
      throw exchange.malformed("the endpoint's answer has no \(Self.hallmark)", hint: exchange.wrongURL)
    }
    if let withheld { throw exchange.withheld(withheld) }
    if answer.choices == 0, !answer.hasBegun {
      throw exchange.malformed("the endpoint answered with an empty list of choices")
    }
    if let refusal = answer.refusal, !refusal.isEmpty { return output(refusal, .refusal) }
    let reason = answer.finishReason.map(FinishReason.init) ?? .stop
    if let content = answer.content, !content.isEmpty || (reason != .length && !answer.callsTools) {
      return output(content, reason)
    }
    if answer.callsTools { return output(answer.callsAsText, reason) }
    if reason == .refusal { return output("", .refusal) }
    throw exchange.malformed(missingContent(reason), hint: missingContentHint(reason, exchange.endpoint))
  }

  private func output(_ content: String, _ reason: FinishReason) -> ModelOutput {
    ModelOutput(
      content: content, finishReason: reason, usage: answer.usage?.tokens,
      details: AnswerDetails(of: answer, shownAs: content, reason))
  }

  private func missingContent(_ reason: FinishReason) -> String {
    reason == .length
      ? "the endpoint used up 'max_tokens' before it wrote any text" : "the endpoint answered without content"
  }

  private func missingContentHint(_ reason: FinishReason, _ endpoint: Endpoint) -> String? {
    reason == .length ? "raise 'max_tokens' in the parameters of \(endpoint.title)" : nil
  }
}
