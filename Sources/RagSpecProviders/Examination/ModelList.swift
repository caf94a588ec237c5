import JSONText
package import RagSpecCore

/// The models that a server says it has.
package struct ModelList: Sendable {
  /// Their names, in the server's order, with the key taken out if one of them holds it.
  package let names: [String]

  /// Asks for the list, once; throws when there is none.
  ///
  /// The list of OpenAI's `GET {url}/models` and what is like it: `{"data": [{"id": …}]}`, or `models` with `name`s.
  package init(
    at url: String? = nil, of endpoint: Endpoint, over transport: any HTTPTransport, time: Timekeeper
  ) async throws(ProviderError) {
    let request = HTTPRequest(
      .get, "\(url ?? endpoint.url)/models", headers: HTTPRequest.jsonHeaders(for: endpoint),
      timeout: endpoint.limits.timeout)
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await EndpointTransport(transport, endpoint.network).send(request)
    } catch { throw ProviderError(error, endpoint: endpoint) }
    let exchange = FailedExchange(endpoint: endpoint, response: response, time: time)
    guard response.isSuccess else { throw exchange.statusError }
    let body: JSONValue
    do throws(JSONError) { body = try JSONValue(parsing: response.body.repairedUTF8) } catch {
      throw exchange.unreadable(error)
    }
    guard let list = body["data"]?.array ?? body["models"]?.array else {
      throw exchange.malformed("the endpoint's list of models is none")
    }
    names = list.compactMap { ($0["id"] ?? $0["name"])?.string?.hiding(endpoint.key) }
  }

  /// Whether a provider's servers have such a list.
  package static func isKnown(to provider: String) -> Bool { provider.hasPrefix("openai") || provider == "mistral" }
}
