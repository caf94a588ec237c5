package import RagSpecCore
import Synchronization

/// Makes the provider of an endpoint, with retries and a turnstile around it as the endpoint's limits say.
///
/// An endpoint has one provider for as long as the factory lives: what is known of its health and its pace is shared by
/// all requests.
package final class ProviderFactory: Sendable {
  private let connection: ProviderConnection
  private let control: RunControl
  private let concurrency: Int?
  private let random: @Sendable () -> Double
  private let known = Mutex<[(endpoint: Endpoint, provider: any Provider)]>([])
  private let turnstiles = Mutex<[Turnstile]>([])

  /// - Parameters:
  ///   - concurrency: requests under way at once at each endpoint, at most; `nil` for each endpoint's own limit.
  ///   - control: the budget that retries are taken from, and what ends all waiting.
  ///   - random: numbers in [0, 1), by which retries are spread.
  package init(
    transport: any HTTPTransport, time: Timekeeper, concurrency: Int? = nil, control: RunControl = RunControl(),
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    connection = ProviderConnection(transport: transport, time: time)
    self.concurrency = concurrency
    self.control = control
    self.random = random
  }

  /// Returns the provider that speaks to the endpoint; one with an unknown name answers every request with an error.
  package func provider(for endpoint: Endpoint) -> any Provider {
    known.withLock { known in
      if let provider = known.first(where: { $0.endpoint === endpoint })?.provider { return provider }
      let provider = decorated(endpoint)
      known.append((endpoint, provider))
      return provider
    }
  }

  /// What people should know of the endpoints that were asked.
  package var remarks: [String] { turnstiles.withLock { $0 }.compactMap(\.remark) }

  private func decorated(_ endpoint: Endpoint) -> any Provider {
    guard var provider = plainProvider(of: endpoint) else { return RefusingProvider(unknownProviderOf: endpoint) }
    if let variable = endpoint.missingKeyVariable { return RefusingProvider(unsetVariable: variable, of: endpoint) }
    if let file = endpoint.missingKeyFile { return RefusingProvider(unusableFile: file, of: endpoint) }
    if !endpoint.secrets.isEmpty { provider = RedactingProvider(provider, hiding: endpoint.secrets) }
    let policy = RetryPolicy(retries: endpoint.limits.retries, budget: endpoint.limits.retryWithin)
    let turnstile = Turnstile(
      to: endpoint, width: concurrency ?? endpoint.limits.concurrency, policy: policy, time: connection.time,
      stop: control.stop, random: random)
    turnstiles.withLock { $0.append(turnstile) }
    provider = TurnstileProvider(provider, turnstile: turnstile)
    return RetryingProvider(provider, policy: policy, time: connection.time, control: control, random: random)
  }
}

extension ProviderFactory {
  private func plainProvider(of endpoint: Endpoint) -> (any Provider)? {
    let connection = ProviderConnection(
      transport: EndpointTransport(connection.transport, endpoint.network), time: connection.time)
    guard endpoint.service != .application else { return WebApplication(endpoint: endpoint, connection: connection) }
    return Registry.providers[endpoint.provider]?.init(endpoint: endpoint, connection: connection)
  }
}

/// Stands in for a provider that cannot be made, so that its cases are reported as errors.
private struct RefusingProvider: Provider {
  private let error: ProviderError

  init(unknownProviderOf endpoint: Endpoint) {
    let names = Registry.providers.names
    error = ProviderError(
      .notConfigured, "\(endpoint.title) has the unknown provider '\(endpoint.provider)'",
      hint: NearestName.hint(for: endpoint.provider, in: names) ?? "known providers: \(names.joined(separator: ", "))")
  }

  /// A key is needed to call, not to replay: a run of recorded responses never gets here.
  init(unsetVariable name: String, of endpoint: Endpoint) {
    error = ProviderError(
      .notConfigured, "the environment variable '\(name)', the key of \(endpoint.title), is not set",
      hint: "set it, or write ${\(name):-} if the server wants no key")
  }

  init(unusableFile file: Endpoint.MissingKeyFile, of endpoint: Endpoint) {
    error = ProviderError(
      .notConfigured, "the file '\(file.path)', the key of \(endpoint.title), cannot be used: \(file.reason)",
      hint: "put the key into it, in one line")
  }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput { throw error }
  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] { throw error }
}
