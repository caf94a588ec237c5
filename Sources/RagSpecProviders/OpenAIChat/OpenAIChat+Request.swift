import JSONText
import RagSpecCore

extension OpenAIChat {
  /// Returns the HTTP request that asks for a completion.
  static func httpRequest(for request: ModelRequest) -> HTTPRequest {
    let endpoint = request.endpoint
    return HTTPRequest(
      .post, "\(endpoint.url)/chat/completions", headers: headers(endpoint), body: body(request),
      timeout: endpoint.limits.timeout, connectTimeout: min(endpoint.limits.timeout, .seconds(10)))
  }

  private static func headers(_ endpoint: Endpoint) -> [HTTPHeader] {
    var headers = [HTTPHeader("Content-Type", "application/json")]
    if let key = endpoint.key?.reveal(), !key.isEmpty { headers.append(HTTPHeader("Authorization", "Bearer \(key)")) }
    guard !endpoint.headers.isEmpty else { return headers }
    let own = endpoint.headers.map { HTTPHeader($0.name, $0.value) }
    let names = Set(own.map { $0.name.lowercased() })
    return headers.filter { !names.contains($0.name.lowercased()) } + own
  }

  /// The body: the model, the messages, and the parameters as they were written.
  private static func body(_ request: ModelRequest) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("model", request.endpoint.model)
    json.member("messages", request.messages)
    for parameter in request.endpoint.parameters {
      json.key(parameter.name)
      json.value(parameter.value)
    }
    json.endObject()
    return json.bytes
  }
}
