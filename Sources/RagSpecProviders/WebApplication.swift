import JSONText
import RagSpecCore

/// An application that is asked over HTTP in a form of its own, and answers with JSON.
struct WebApplication: Provider {
  private let endpoint: Endpoint
  private let connection: ProviderConnection

  init(endpoint: Endpoint, connection: ProviderConnection) {
    self.endpoint = endpoint
    self.connection = connection
  }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    guard case .exchange(let exchange) = request.input else {
      throw ProviderError(.notConfigured, "\(endpoint.title) is no model server")
    }
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await connection.transport.send(HTTPRequest(exchange, with: endpoint))
    } catch { throw ProviderError(error, endpoint: endpoint) }
    return try output(of: response)
  }

  /// The body as it came: what is looked for in it may change without another call.
  private func output(of response: HTTPResponse) throws(ProviderError) -> ModelOutput {
    let failure = FailedExchange(endpoint: endpoint, response: response, time: connection.time)
    guard response.isSuccess else { throw failure.statusError }
    do throws(JSONError) { _ = try JSONValue(parsing: response.body) } catch { throw failure.unreadable(error) }
    return ModelOutput(content: String(decoding: response.body, as: UTF8.self))
  }
}

extension HTTPRequest {
  fileprivate init(_ exchange: WebExchange, with application: Endpoint) {
    var body: [UInt8] = []
    if let content = exchange.body {
      var json = JSONWriter()
      json.value(content)
      body = json.bytes
    }
    let query = exchange.query.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    self.init(
      exchange.method == .get ? .get : .post, application.url + (query.isEmpty ? "" : "?\(query)"),
      headers: HTTPRequest.jsonHeaders(for: application), body: body, timeout: application.limits.timeout,
      connectTimeout: min(application.limits.timeout, .seconds(10)))
  }
}
