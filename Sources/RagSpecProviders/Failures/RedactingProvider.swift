import RagSpecCore

/// Takes the endpoint's secrets out of its answers: a server may repeat what it was sent, and answers are recorded and shown.
struct RedactingProvider: Provider {
  private let base: any Provider
  private let secrets: [Secret]

  init(_ base: any Provider, hiding secrets: [Secret]) { (self.base, self.secrets) = (base, secrets) }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    redacted(try await base.output(for: request), request)
  }

  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    zip(try await base.outputs(for: requests), requests).map(redacted)
  }

  /// A vector is numbers that we have written ourselves, in letters among which a short key may stand by chance.
  private func redacted(_ output: ModelOutput, _ request: ModelRequest) -> ModelOutput {
    if case .embedding = request.input { return output }
    var output = output
    output.content = output.content.hiding(secrets)
    output.finishReason = FinishReason(rawValue: output.finishReason.rawValue.hiding(secrets))
    output.details = output.details?.hiding(secrets)
    return output
  }
}
