package import RagSpecCore

/// Sends each attempt through the endpoint's turnstile.
package struct TurnstileProvider: Provider {
  private let base: any Provider
  private let turnstile: Turnstile

  package init(_ base: any Provider, turnstile: Turnstile) { (self.base, self.turnstile) = (base, turnstile) }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let pass = try await turnstile.enter([request])
    let result: Result<[ModelOutput], ProviderError>
    do throws(ProviderError) { result = .success([try await base.output(for: request)]) } catch {
      result = .failure(error)
    }
    guard let output = try turnstile.leave(pass, [request], result).get().first else { throw .cancelled }
    return output
  }

  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    let pass = try await turnstile.enter(requests)
    let result: Result<[ModelOutput], ProviderError>
    do throws(ProviderError) { result = .success(try await base.outputs(for: requests)) } catch {
      result = .failure(error)
    }
    return try turnstile.leave(pass, requests, result).get()
  }
}
