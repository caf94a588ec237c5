package import RagSpecCore

/// Sends each attempt through the endpoint's gate.
package struct GatedProvider: Provider {
  private let base: any Provider
  private let gate: EndpointGate

  package init(_ base: any Provider, gate: EndpointGate) { (self.base, self.gate) = (base, gate) }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let pass = try await gate.enter([request])
    let result: Result<[ModelOutput], ProviderError>
    do throws(ProviderError) { result = .success([try await base.output(for: request)]) } catch {
      result = .failure(error)
    }
    guard let output = try gate.leave(pass, [request], result).get().first else { throw .cancelled }
    return output
  }

  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    let pass = try await gate.enter(requests)
    let result: Result<[ModelOutput], ProviderError>
    do throws(ProviderError) { result = .success(try await base.outputs(for: requests)) } catch {
      result = .failure(error)
    }
    return try gate.leave(pass, requests, result).get()
  }
}
