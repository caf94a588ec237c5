import JSONText
package import RagSpecCore

/// Ollama's own chat, which takes the options of the models that it runs.
package struct Ollama: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "ollama", summary: "chat of Ollama in its own protocol",
    discussion: """
      Posts to `{url}/api/chat`, the URL without a path. `parameters` are members of the body as they are \
      written: `options` (with `temperature`, `seed`, `num_predict`, `stop`), `format`, `tools`, `think`, `keep_alive`.
      """)

  private let conversation: Conversation<OllamaFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of Ollama's chat, which streams unless it is told not to, in lines.
struct OllamaFormat: ConversationFormat {
  static var reader: OllamaReader { OllamaReader() }
  static var framing: any StreamFraming { LineFraming() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    let base = endpoint.url.hasSuffix("/api") ? endpoint.url : "\(endpoint.url)/api"
    return .json(endpoint, "\(base)/chat", headers: HTTPRequest.jsonHeaders(for: endpoint)) { json in
      json.member("model", endpoint.model)
      json.member("messages", messages.map { $0.role == .developer ? Turn(.system, $0.text) : $0 })
      json.member("stream", endpoint.wire.streams)
    }
  }
}
