import JSONText
package import RagSpecCore

/// OpenAI's chat completions, which most model servers speak.
package struct OpenAIChat: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "openai-chat", summary: "chat completions of OpenAI and of every server that is compatible with it",
    discussion: """
      Posts to `{url}/chat/completions` and reads the first choice. `parameters` become members of the request's \
      body, as they are written: `response_format`, `tools`, `seed`, `stop`, `n`. `key` is sent as a bearer token. \
      Calls of tools, refusals and thoughts are read beside the text.
      """)

  private let conversation: Conversation<ChatFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of chat completions.
struct ChatFormat: ConversationFormat {
  static var reader: ChatReader { ChatReader() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    .openAI(endpoint, path: "chat/completions", own: endpoint.streamMembers) { json in
      json.member("messages", messages)
      json.askForStream(endpoint)
    }
  }
}
