import JSONText
package import RagSpecCore

/// OpenAI's responses: what came after chat completions.
package struct OpenAIResponses: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "openai-responses", summary: "responses of OpenAI, and of servers that are compatible with them",
    discussion: """
      Posts to `{url}/responses`, the messages as `input`, and reads the messages of the output; calls, refusals and \
      what is shown of thoughts stand beside. `parameters` become members of the request's body, as they are \
      written: `max_output_tokens`, `text`, `tools`, `reasoning`. `key` is sent as a bearer token.
      """)

  private let conversation: Conversation<ResponseFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of responses.
struct ResponseFormat: ConversationFormat {
  static var reader: ResponseReader { ResponseReader() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    .openAI(endpoint, path: "responses") { json in
      json.member("input", messages)
      if endpoint.wire.streams { json.member("stream", true) }
    }
  }
}
