import JSONText
package import RagSpecCore

/// Google's Gemini in its own protocol.
package struct Gemini: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "gemini", summary: "models of Google, by generateContent",
    discussion: """
      Posts to `{url}/models/{model}:generateContent`, the URL ending in `/v1beta`. System messages become \
      `systemInstruction`. `parameters` are members of the body as they are written: `generationConfig`, `tools`, \
      `safetySettings`. `key` is sent as `x-goog-api-key`. `finishReason` is told in OpenAI's words.
      """)

  private let conversation: Conversation<GeminiFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// The form of `generateContent`.
struct GeminiFormat: ConversationFormat {
  static var reader: GeminiReader { GeminiReader() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    let method = endpoint.wire.streams ? "streamGenerateContent?alt=sse" : "generateContent"
    // Models may be named with the folder that they are in: tunedModels/mine.
    let model = endpoint.model.contains("/") ? endpoint.model : "models/\(endpoint.model)"
    let path = model.split(separator: "/").map { String($0).percentEncoded }.joined(separator: "/")
    let headers = HTTPRequest.headers(for: endpoint) { HTTPHeader("x-goog-api-key", $0) }
    return .json(endpoint, "\(endpoint.url)/\(path):\(method)", headers: headers) { json in
      if let system = messages.systemText {
        json.key("systemInstruction")
        json.beginObject()
        json.parts(system)
        json.endObject()
      }
      json.key("contents")
      json.beginArray()
      for turn in messages.withoutSystem {
        json.beginObject()
        json.member("role", turn.role == .assistant ? "model" : "user")
        json.parts(turn.text)
        json.endObject()
      }
      json.endArray()
    }
  }
}

extension JSONWriter {
  /// A text in the form of `parts`.
  fileprivate mutating func parts(_ text: String) {
    key("parts")
    beginArray()
    beginObject()
    member("text", text)
    endObject()
    endArray()
  }
}
