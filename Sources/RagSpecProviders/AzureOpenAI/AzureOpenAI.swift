import JSONText
package import RagSpecCore

/// Chat completions of OpenAI's models in Azure.
package struct AzureOpenAI: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "azure-openai", summary: "chat completions of a deployment in Azure",
    discussion: """
      With `api-version` it posts to `{url}/openai/deployments/{model}/chat/completions?api-version=…`, where `model` names \
      the deployment; without it to `{url}/openai/v1/chat/completions`. `key` is sent as the header `api-key`. Answers are \
      those of `openai-chat`; what a filter says of a prompt or an answer makes the case errored when it withheld one.
      """)

  private let conversation: Conversation<AzureFormat>

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    conversation = Conversation(endpoint: endpoint, connection: connection)
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await conversation.output(for: request)
  }
}

/// Chat completions at Azure's addresses.
struct AzureFormat: ConversationFormat {
  static var reader: ChatReader { ChatReader() }

  static func request(for messages: [Turn], to endpoint: Endpoint) -> HTTPRequest {
    let headers = HTTPRequest.headers(for: endpoint) { HTTPHeader("api-key", $0) }
    return .json(endpoint, address(of: endpoint), headers: headers, own: endpoint.streamMembers) { json in
      if endpoint.wire.apiVersion == nil { json.member("model", endpoint.model) }
      json.member("messages", messages)
      json.askForStream(endpoint)
    }
  }

  /// A URL that ends in `/openai` or `/openai/v1`, as Azure's pages show it, is taken for what it means.
  private static func address(of endpoint: Endpoint) -> String {
    var base = endpoint.url[...]
    for ending in ["/v1", "/openai"] where base.hasSuffix(ending) { base = base.dropLast(ending.count) }
    guard let version = endpoint.wire.apiVersion else { return "\(base)/openai/v1/chat/completions" }
    return "\(base)/openai/deployments/\(endpoint.model.percentEncoded)/chat/completions"
      + "?api-version=\(version.percentEncoded)"
  }
}
