import JSONText
package import RagSpecCore

/// OpenAI's embeddings: a vector for each of several texts.
package struct OpenAIEmbeddings: NamedProvider {
  package static let descriptor = ExtensionDescriptor(
    name: "openai-embeddings", summary: "embeddings of OpenAI and of every server that is compatible with it",
    discussion: """
      Posts to `{url}/embeddings`, up to `limits.batch` texts in one request, and reads a vector for each, by its `index`: \
      as a list of numbers or, where `parameters` say `encoding_format: base64`, in base 64. An answer with a vector too \
      few, with vectors of different lengths, with a number that is not finite, or of zeros only is an error.
      """)

  package static let service = Endpoint.Service.embedding

  private let endpoint: Endpoint
  private let connection: ProviderConnection

  package init(endpoint: Endpoint, connection: ProviderConnection) {
    self.endpoint = endpoint
    self.connection = connection
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let outputs = try await outputs(for: [request])
    guard let output = outputs.first else { throw ProviderError(.malformed, "the endpoint answered without a vector") }
    return output
  }

  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    let texts = try requests.map { request throws(ProviderError) in
      guard case .embedding(let text) = request.input else {
        throw ProviderError(.notConfigured, "\(endpoint.title) makes vectors, and cannot converse")
      }
      return text
    }
    var request = HTTPRequest.openAI(endpoint, path: "embeddings") { $0.member("input", texts) }
    request.sign(for: endpoint)
    let response: HTTPResponse
    do throws(TransportError) { response = try await connection.transport.send(request) } catch {
      throw ProviderError(error, endpoint: endpoint)
    }
    return try outputs(of: response, to: request, for: texts)
  }

  private func outputs(
    of response: HTTPResponse, to request: HTTPRequest, for texts: [String]
  ) throws(ProviderError) -> [ModelOutput] {
    let exchange = FailedExchange(
      endpoint: endpoint, response: response, time: connection.time, asked: request.url)
    guard response.isSuccess else { throw exchange.statusError }
    let list: EmbeddingList
    do throws(JSONError) {
      list = try response.body.withUnsafeBufferPointer { (bytes) throws(JSONError) in try EmbeddingList(parsing: bytes)
      }
    } catch { throw exchange.unreadable(error) }
    if list.hasError { throw exchange.error(ServerComplaint(body: response.body) ?? ServerComplaint()) }
    let vectors = try list.vectors(count: texts.count, exchange)
    let tokens = TokenShares(of: list.tokens, over: texts)
    return zip(vectors, tokens.shares).map { vector, tokens in
      ModelOutput(content: vector.recorded, usage: tokens.map { TokenUsage(input: $0, output: 0) })
    }
  }
}
