import JSONText
import RagSpecCore

extension HTTPRequest {
  /// A request in OpenAI's manner: a JSON object that holds the model, what is asked, and the parameters as they were
  /// written; the key is a bearer token.
  static func openAI(
    _ endpoint: Endpoint, path: String, own members: Set<String> = [], _ write: (inout JSONWriter) -> Void
  ) -> HTTPRequest {
    .json(endpoint, "\(endpoint.url)/\(path)", headers: jsonHeaders(for: endpoint), own: members) { json in
      json.member("model", endpoint.model)
      write(&json)
    }
  }

  /// A request whose body is a JSON object: what is asked, then the parameters as they were written.
  ///
  /// - Parameter members: parameters that are written, or left out, by `write`.
  static func json(
    _ endpoint: Endpoint, _ url: String, headers: [HTTPHeader], own members: Set<String> = [],
    _ write: (inout JSONWriter) -> Void
  ) -> HTTPRequest {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    for parameter in endpoint.parameters where !members.contains(parameter.name) {
      json.key(parameter.name)
      json.value(parameter.value)
    }
    json.endObject()
    return HTTPRequest(
      .post, url, headers: headers, body: json.bytes, timeout: endpoint.limits.timeout,
      connectTimeout: min(endpoint.limits.timeout, .seconds(10)))
  }

  /// The headers of a request whose body is JSON: the key is a bearer token, and own headers replace others.
  static func jsonHeaders(for endpoint: Endpoint) -> [HTTPHeader] {
    headers(for: endpoint) { HTTPHeader("Authorization", "Bearer \($0)") }
  }

  /// The headers of a request whose body is JSON, with the key in one of them; own headers replace others.
  static func headers(
    for endpoint: Endpoint, adding fixed: [HTTPHeader] = [], key header: (String) -> HTTPHeader
  ) -> [HTTPHeader] {
    var headers = [HTTPHeader("Content-Type", "application/json")] + fixed
    if let key = endpoint.key?.reveal(), !key.isEmpty { headers.append(header(key)) }
    guard !endpoint.headers.isEmpty else { return headers }
    let own = endpoint.headers.map { HTTPHeader($0.name, $0.value) }
    let names = Set(own.map { $0.name.lowercased() })
    return headers.filter { !names.contains($0.name.lowercased()) } + own
  }
}

extension JSONWriter {
  /// Asks for a stream where the endpoint wants one, and that its last event tells the tokens.
  ///
  /// `stream_options` of the parameters is sent in place of ours, and `null` there leaves it out. Mistral tells the tokens
  /// anyhow and does not know the member.
  mutating func askForStream(_ endpoint: Endpoint) {
    guard endpoint.wire.streams else { return }
    member("stream", true)
    let own = endpoint.parameters.first { $0.name == Self.streamOptions }?.value
    guard own != .null, own != nil || !endpoint.isMistral else { return }
    key(Self.streamOptions)
    guard let own else {
      beginObject()
      member("include_usage", true)
      return endObject()
    }
    value(own)
  }

  /// The parameter that `askForStream` looks after.
  static var streamOptions: String { "stream_options" }
}

extension Endpoint {
  fileprivate var isMistral: Bool { url.hasPrefix("https://api.mistral.ai/") }

  /// The parameters that are written with a stream's, where there is one.
  var streamMembers: Set<String> { wire.streams ? [JSONWriter.streamOptions] : [] }
}
