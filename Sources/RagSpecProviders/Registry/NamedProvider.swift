package import RagSpecCore

/// A provider that users choose by name in an endpoint's `provider:`.
///
/// To add one: a file with the type, and a line in `Registry.providers`.
package protocol NamedProvider: Provider, NamedExtension {
  /// What it does with a request.
  static var service: Endpoint.Service { get }
  /// Speaks to one endpoint; makes each request once, since retries and pacing are decorators.
  init(endpoint: Endpoint, connection: ProviderConnection)
}

extension NamedProvider {
  package static var service: Endpoint.Service { .conversation }
}

/// What a provider needs of the world.
package struct ProviderConnection: Sendable {
  package let transport: any HTTPTransport
  package let time: Timekeeper

  package init(transport: any HTTPTransport, time: Timekeeper) {
    self.transport = transport
    self.time = time
  }
}

extension Registry where Metatype == any NamedProvider.Type {
  /// All providers, in the order of the documentation.
  package static var providers: Self {
    Registry([
      OpenAIChat.self, OpenAICompletions.self, OpenAIResponses.self, OpenAIEmbeddings.self, AzureOpenAI.self,
      AnthropicMessages.self, Gemini.self, Ollama.self,
    ]) { $0.descriptor.name }
  }
}
