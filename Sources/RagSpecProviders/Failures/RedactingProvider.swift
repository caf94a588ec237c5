import RagSpecCore

/// Takes the endpoint's key out of its answers: a server may repeat what it was sent, and answers are recorded and shown.
struct RedactingProvider: Provider {
  private let base: any Provider
  private let forms: SecretForms

  init(_ base: any Provider, hiding key: Secret) { (self.base, forms) = (base, SecretForms(key)) }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    redacted(try await base.output(for: request))
  }

  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    try await base.outputs(for: requests).map(redacted)
  }

  private func redacted(_ output: ModelOutput) -> ModelOutput {
    var output = output
    output.content = forms.hidden(in: output.content)
    return output
  }
}
