import JSONText
package import RagSpecCore

/// OpenAI's chat completions, which most model servers speak.
package struct OpenAIChat: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "openai-chat", summary: "chat completions of OpenAI and of every server that is compatible with it",
    discussion: """
      Posts to `{url}/chat/completions` and reads the first choice, as text. `parameters` become members of the request's \
      body, as they are written. `key` is sent as a bearer token. \
      Answers that stream and tool calls are not read.
      """)

  private let endpoint: Endpoint
  private let connection: ProviderConnection

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    self.endpoint = endpoint
    self.connection = connection
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await connection.transport.send(
        .openAI(endpoint, path: "chat/completions") { $0.member("messages", request.messages) })
    } catch { throw ProviderError(error, endpoint: endpoint) }
    return try output(of: response)
  }

  private func output(of response: HTTPResponse) throws(ProviderError) -> ModelOutput {
    let exchange = FailedExchange(endpoint: endpoint, response: response, time: connection.time)
    guard response.isSuccess else { throw exchange.statusError }
    let completion: ChatCompletion
    do throws(JSONError) { completion = try Self.completion(in: response.body) } catch {
      throw exchange.unreadable(error)
    }
    if completion.hasError { throw exchange.error(ServerComplaint(completion: response.body)) }
    return try completion.output(exchange)
  }

  /// Reads a body; bytes that are not UTF-8 are repaired, since a model may stop in the middle of a character.
  private static func completion(in body: [UInt8]) throws(JSONError) -> ChatCompletion {
    do throws(JSONError) {
      return try body.withUnsafeBufferPointer { (bytes) throws(JSONError) in try ChatCompletion(parsing: bytes) }
    } catch {
      guard error.problem == .invalidUTF8 else { throw error }
      let repaired = body.repairedUTF8
      return try repaired.withUnsafeBufferPointer { (bytes) throws(JSONError) in try ChatCompletion(parsing: bytes) }
    }
  }
}

extension ServerComplaint {
  /// Takes the error of a response with status 200, which stands at the top or in the first choice.
  fileprivate init(completion body: [UInt8]) {
    let root = try? JSONValue(parsing: body.repairedUTF8)
    let choice = root?["choices"]?[0]
    let isInChoice = choice?["error"].map { !$0.isNull } ?? false
    self = (isInChoice ? choice : root).flatMap(ServerComplaint.init) ?? ServerComplaint()
  }
}
