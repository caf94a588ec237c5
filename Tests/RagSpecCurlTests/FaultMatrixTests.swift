import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// Everything that a server or the way to it can do wrong, and what becomes of the case: an answer or an error, after a
/// known number of requests, and never a wrong answer, neither its own nor that of the next request.
@Suite("fault matrix")
struct FaultMatrixTests {
  @Test("a fault has its outcome, and spoils nothing for the next request", arguments: NetworkFault.all)
  func fault(_ fault: NetworkFault) async throws {
    let server = try LoopbackServer { request in NetworkFault.reply(to: request) { _ in request.index } }
    let transport = CurlTransport()
    let endpoint = endpoint(server.endpointURL, isImpatient: fault.isSlow)
    let provider = ProviderFactory(transport: transport, time: .real { 0 }) { 0 }.provider(for: endpoint)
    let found = await outcome(of: fault.question, provider, endpoint)
    let count = server.requests.count
    switch fault.outcome {
    case .passes(let requests):
      let answer = try found.get().content
      #expect(answer.hasPrefix(fault.answer) && !answer.contains("stolen"))
      #expect(count == requests)
    case .errors(let requests, let words):
      guard case .failure(let error) = found else { return #expect(Bool(false), "no error but \(found)") }
      #expect(error.message.contains(words) || error.hint?.contains(words) ?? false, "\(error.message)")
      #expect(error.kind != .cancelled)
      #expect(count == requests)
    }
    let next = try await outcome(of: "<<\(NetworkFault.control)>>", provider, endpoint).get()
    #expect(next.content == "fine: \(NetworkFault.control);")
    transport.shutdown()
    try await until("all connections are closed") { server.openCount == 0 }
  }

  @Test("there are many")
  func size() {
    #expect(NetworkFault.all.count >= 40)
    #expect(Set(NetworkFault.all.map(\.name)).count == NetworkFault.all.count)
  }

  private func endpoint(_ url: String, isImpatient: Bool) -> Endpoint {
    Endpoint(
      name: "local", provider: "openai-chat", url: url, model: "small", key: Secret("sk-loopback-0123456789"),
      limits: Limits(timeout: isImpatient ? .milliseconds(400) : .seconds(60), retries: 2))
  }

  private func outcome(
    of question: String, _ provider: any Provider, _ endpoint: Endpoint
  ) async -> Result<ModelOutput, ProviderError> {
    do throws(ProviderError) {
      return .success(
        try await provider.output(for: ModelRequest(endpoint: endpoint, messages: [Turn(.user, question)])))
    } catch { return .failure(error) }
  }
}

/// Waits for something that must come, for at most ten seconds.
func until(_ what: String, _ condition: () -> Bool) async throws {
  let end = ContinuousClock.now + .seconds(10)
  while !condition(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(2)) }
  #expect(condition(), "\(what)")
}
