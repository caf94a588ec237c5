import JSONText
package import RagSpecCore

/// Anthropic's messages.
package struct AnthropicMessages: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "anthropic-messages", summary: "messages of Anthropic's models",
    discussion: """
      Posts to `{url}/messages`, the URL ending in `/v1`. System messages become `system`. `key` is sent as `x-api-key`, with \
      `anthropic-version: 2023-06-01` unless `headers` say otherwise. The protocol wants `max_tokens`: 4096 is sent where \
      `parameters` do not say it. `stop_reason` is told in OpenAI's words (`stop`, `length`, `tool_calls`).
      """)

  private let conversation: Conversation<MessageFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of messages.
struct MessageFormat: ConversationFormat {
  static var reader: MessageReader { MessageReader() }

  /// What is sent as `max_tokens` unless the parameters say it: the protocol wants some number.
  private static let longestAnswer = 4_096

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    let version = HTTPHeader("anthropic-version", "2023-06-01")
    let headers = HTTPRequest.headers(for: endpoint, adding: [version]) { HTTPHeader("x-api-key", $0) }
    return .json(endpoint, "\(endpoint.url)/messages", headers: headers) { json in
      json.member("model", endpoint.model)
      if let system = messages.systemText { json.member("system", system) }
      json.member("messages", messages.withoutSystem)
      if !endpoint.parameters.contains(where: { $0.name == "max_tokens" }) {
        json.member("max_tokens", longestAnswer)
      }
      if endpoint.wire.streams { json.member("stream", true) }
    }
  }
}
