import RagSpecCore

extension AnswerReader {
  /// Returns the answer, or the error that stands for its absence.
  ///
  /// An answer that was cut off is an answer; a refusal in words is one too, and so is a call of tools: matchers judge
  /// them. One that a filter withheld in part or in whole is none, nor is one that the endpoint says failed.
  func output(_ exchange: FailedExchange) throws(ProviderError) -> ModelOutput {
    let exchange = exchange.having(answer)
    if let complaint { throw exchange.error(complaint) }
    guard isOfProtocol else {
      throw exchange.malformed("the endpoint's answer has no \(Self.hallmark)", hint: exchange.wrongURL)
    }
    if let withheld { throw exchange.withheld(withheld) }
    if let failedEnding { throw exchange.failed(failedEnding) }
    if answer.choices == 0, !answer.hasBegun {
      throw exchange.malformed("the endpoint answered with an empty list of choices")
    }
    if let refusal = answer.refusal, !refusal.isEmpty { return output(refusal, .refusal) }
    let reason = answer.finishReason.map(FinishReason.init) ?? .stop
    if let content = answer.content, !content.isEmpty || mayBeEmpty(reason) {
      return output(content, reason)
    }
    if answer.callsTools { return output(answer.callsAsText, reason) }
    if reason == .refusal { throw exchange.withheld(Withholding(reason: reason.rawValue)) }
    throw exchange.malformed(missingContent(reason), hint: missingContentHint(reason, exchange.endpoint))
  }

  /// Whether an empty text is an answer: not where the model was cut off, refused or called a tool.
  private func mayBeEmpty(_ reason: FinishReason) -> Bool {
    reason != .length && reason != .refusal && !answer.callsTools
  }

  private func output(_ content: String, _ reason: FinishReason) -> ModelOutput {
    ModelOutput(
      content: content, finishReason: reason, usage: answer.usage?.tokens,
      details: AnswerDetails(of: answer, shownAs: content, reason))
  }

  private func missingContent(_ reason: FinishReason) -> String {
    reason == .length
      ? "the endpoint used up '\(Self.lengthParameter)' before it wrote any text"
      : "the endpoint answered without content"
  }

  private func missingContentHint(_ reason: FinishReason, _ endpoint: Endpoint) -> String? {
    reason == .length ? "raise '\(Self.lengthParameter)' in the parameters of \(endpoint.title)" : nil
  }
}
