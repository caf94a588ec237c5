import RagSpecCore

/// Takes the endpoint's secrets out of its answers: a server may repeat what it was sent, and answers are recorded and shown.
struct RedactingProvider: Provider {
  private let base: any Provider
  private let secrets: [Secret]

  init(_ base: any Provider, hiding secrets: [Secret]) { (self.base, self.secrets) = (base, secrets) }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    redacted(try await base.output(for: request))
  }

  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    try await base.outputs(for: requests).map(redacted)
  }

  private func redacted(_ output: ModelOutput) -> ModelOutput {
    var output = output
    output.content = output.content.hiding(secrets)
    output.details = output.details?.hiding(secrets)
    return output
  }
}
