import JSONText
import RagSpecCore

extension HTTPRequest {
  /// A request in OpenAI's manner: a JSON object that holds the model, what is asked, and the parameters as they were
  /// written; the key is a bearer token.
  static func openAI(_ endpoint: Endpoint, path: String, _ write: (inout JSONWriter) -> Void) -> HTTPRequest {
    var json = JSONWriter()
    json.beginObject()
    json.member("model", endpoint.model)
    write(&json)
    for parameter in endpoint.parameters {
      json.key(parameter.name)
      json.value(parameter.value)
    }
    json.endObject()
    return HTTPRequest(
      .post, "\(endpoint.url)/\(path)", headers: jsonHeaders(for: endpoint), body: json.bytes,
      timeout: endpoint.limits.timeout, connectTimeout: min(endpoint.limits.timeout, .seconds(10)))
  }

  /// The headers of a request whose body is JSON: the key is a bearer token, and own headers replace others.
  static func jsonHeaders(for endpoint: Endpoint) -> [HTTPHeader] {
    var headers = [HTTPHeader("Content-Type", "application/json")]
    if let key = endpoint.key?.reveal(), !key.isEmpty { headers.append(HTTPHeader("Authorization", "Bearer \(key)")) }
    guard !endpoint.headers.isEmpty else { return headers }
    let own = endpoint.headers.map { HTTPHeader($0.name, $0.value) }
    let names = Set(own.map { $0.name.lowercased() })
    return headers.filter { !names.contains($0.name.lowercased()) } + own
  }
}
