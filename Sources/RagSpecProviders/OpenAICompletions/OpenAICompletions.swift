import JSONText
package import RagSpecCore

/// OpenAI's completions of a text, which came before chat and which base models still want.
package struct OpenAICompletions: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "openai-completions", summary: "completions of a text, as OpenAI had them before chat; for base models",
    discussion: """
      Posts to `{url}/completions` and reads the first choice. The prompt is the text of the messages, with a blank line \
      between two, and nothing of their roles. `key` is sent as a bearer token.
      """)

  private let conversation: Conversation<CompletionFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of completions: the answers are those of chat with a text in place of the message.
struct CompletionFormat: ConversationFormat {
  static var reader: ChatReader { ChatReader() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    .openAI(endpoint, path: "completions", own: endpoint.streamMembers) { json in
      json.member("prompt", messages.map(\.text).joined(separator: "\n\n"))
      json.askForStream(endpoint)
    }
  }
}
