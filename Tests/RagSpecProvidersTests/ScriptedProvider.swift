import JSONText
import RagSpecCore
import Synchronization

/// A provider that answers from a list, the last entry again and again.
final class ScriptedProvider: Provider {
  private let answers: [Result<ModelOutput, ProviderError>]
  private let calls = Mutex(0)

  init(_ answers: Result<ModelOutput, ProviderError>...) { self.answers = answers }

  var callCount: Int { calls.withLock { $0 } }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let index = calls.withLock { calls in
      calls += 1
      return calls - 1
    }
    return try answers[min(index, answers.count - 1)].get()
  }
}

extension Endpoint {
  static func sample(
    url: String = "http://127.0.0.1:8080/v1", model: String = "small",
    parameters: [(name: String, value: JSONValue)] = [],
    headers: [(name: String, value: String)] = [], key: Secret? = nil, limits: Limits = Limits(),
    provider: String = "openai-chat", wire: EndpointWire = EndpointWire()
  ) -> Endpoint {
    Endpoint(
      name: "local", provider: provider, url: url, model: model, parameters: parameters, headers: headers, key: key,
      limits: limits, wire: wire)
  }
}

extension Provider {
  /// Asks a question of an endpoint, and returns how it went.
  func ask(_ endpoint: Endpoint = .sample()) async -> Result<ModelOutput, ProviderError> {
    do throws(ProviderError) {
      return .success(try await output(for: ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why?")])))
    } catch { return .failure(error) }
  }
}

extension Result where Success == ModelOutput, Failure == ProviderError {
  var output: ModelOutput? { try? get() }
  var error: ProviderError? { if case .failure(let error) = self { error } else { nil } }
}
