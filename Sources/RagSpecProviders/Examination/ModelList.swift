import JSONText
package import RagSpecCore

/// The models that a server says it has.
package struct ModelList: Sendable {
  /// Their names, in the server's order, with the key taken out if one of them holds it.
  package let names: [String]

  /// Asks for the list, once; throws when there is none.
  ///
  /// The list of OpenAI's `GET {url}/models` and what is like it: `{"data": [{"id": …}]}`, or `models` with `name`s, as
  /// Gemini and Ollama have it.
  package init(
    at url: String? = nil, of endpoint: Endpoint, over transport: any HTTPTransport, time: Timekeeper
  ) async throws(ProviderError) {
    let (path, headers) = Self.place(of: endpoint)
    let request = HTTPRequest(
      .get, (url ?? endpoint.url) + path, headers: headers, timeout: endpoint.limits.timeout)
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await EndpointTransport(transport, endpoint.network).send(request)
    } catch { throw ProviderError(error, endpoint: endpoint) }
    let exchange = FailedExchange(endpoint: endpoint, response: response, time: time, asked: request.url)
    guard response.isSuccess else { throw exchange.statusError }
    let body: JSONValue
    do throws(JSONError) { body = try JSONValue(parsing: response.body.repairedUTF8) } catch {
      throw exchange.unreadable(error)
    }
    guard let list = body["data"]?.array ?? body["models"]?.array else {
      throw exchange.malformed("the endpoint's list of models is none")
    }
    names = list.compactMap { model in
      guard let name = (model["id"] ?? model["name"])?.string?.hiding(endpoint.key) else { return nil }
      // Gemini names models with the folder that they are in.
      return endpoint.provider == "gemini" && name.hasPrefix("models/") ? String(name.dropFirst("models/".count)) : name
    }
  }

  /// Where the list is, and what it is asked with.
  private static func place(of endpoint: Endpoint) -> (path: String, headers: [HTTPHeader]) {
    switch endpoint.provider {
    case "anthropic-messages":
      let version = HTTPHeader("anthropic-version", "2023-06-01")
      return ("/models", HTTPRequest.headers(for: endpoint, adding: [version]) { HTTPHeader("x-api-key", $0) })
    case "gemini": return ("/models", HTTPRequest.headers(for: endpoint) { HTTPHeader("x-goog-api-key", $0) })
    case "ollama":
      return (endpoint.url.hasSuffix("/api") ? "/tags" : "/api/tags", HTTPRequest.jsonHeaders(for: endpoint))
    default: return ("/models", HTTPRequest.jsonHeaders(for: endpoint))
    }
  }

  /// Whether a provider's servers have such a list.
  package static func isKnown(to provider: String) -> Bool {
    provider.hasPrefix("openai") || ["anthropic-messages", "gemini", "ollama"].contains(provider)
  }
}
