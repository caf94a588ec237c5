import RagSpecCore
import RagSpecProviders
import Testing

@Suite("provider factory")
struct ProviderFactoryTests {
  private let time = ManualTime()

  @Test("an endpoint's limits become retries")
  func retries() async {
    let transport = ScriptedTransport(.status(503), .status(503), .chat("Paris"))
    let factory = ProviderFactory(transport: transport, time: time.keeper) { 0.5 }
    let endpoint = Endpoint.sample(limits: Limits(retries: 2))
    #expect(await factory.provider(for: endpoint).ask(endpoint).output?.content == "Paris")
    #expect(transport.requests.count == 3)
    let strict = Endpoint.sample(limits: Limits(retries: 0))
    let down = ProviderFactory(transport: ScriptedTransport(.status(503)), time: time.keeper)
    #expect(await down.provider(for: strict).ask(strict).error?.message == "the endpoint answered with status 503")
  }

  @Test("each attempt counts for the pace, over all requests to an endpoint")
  func pace() async {
    let transport = ScriptedTransport(.status(503), .chat("x"))
    let factory = ProviderFactory(transport: transport, time: time.keeper) { 0 }
    let endpoint = Endpoint.sample(limits: Limits(requestsPerMinute: 60))
    for _ in 0..<2 { _ = await factory.provider(for: endpoint).ask(endpoint) }
    #expect(time.sleeps == [.zero, .seconds(1), .seconds(1)])
  }

  @Test("an unknown provider is an error of its cases")
  func unknown() async {
    let factory = ProviderFactory(transport: ScriptedTransport(.chat("x")), time: time.keeper)
    let endpoint = Endpoint.sample(provider: "grpc")
    let error = await factory.provider(for: endpoint).ask(endpoint).error
    #expect(error?.message == "endpoint 'local' has the unknown provider 'grpc'")
    #expect(error?.hint == "known providers: \(Registry.providers.names.joined(separator: ", "))")
  }

  @Test("every provider is documented under a name of its own")
  func descriptors() {
    let registry = Registry.providers
    #expect(Set(registry.names).count == registry.all.count)
    for type in registry.all {
      #expect(!type.descriptor.summary.isEmpty && !type.descriptor.summary.hasSuffix("."))
      #expect(!type.descriptor.discussion.isEmpty)
    }
  }
}
