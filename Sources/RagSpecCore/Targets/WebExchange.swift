package import JSONText

/// What a web application is sent, beside its address and headers.
package struct WebExchange: Sendable {
  package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
  }

  package let method: Method
  /// Stands behind the `?` of the address, in this order; names are there once.
  package let query: [(name: String, value: String)]
  /// `nil` for nothing.
  package let body: JSONValue?

  package init(_ method: Method, query: [(name: String, value: String)] = [], body: JSONValue? = nil) {
    self.method = method
    self.query = query
    self.body = body
  }

  /// The canonical form of the exchange with an application.
  func canonicalJSON(with application: Endpoint) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    if let body {
      json.key("body")
      json.value(body, .canonical)
    }
    Self.write("headers", application.headers.map { (name: $0.name.lowercased(), value: $0.value) }, to: &json)
    json.member("keyVersion", ModelRequest.keyVersion)
    json.member("method", method.rawValue)
    json.member("provider", application.provider)
    Self.write("query", query, to: &json)
    json.member("url", application.url)
    json.endObject()
    return json.bytes
  }

  private static func write(_ key: String, _ pairs: [(name: String, value: String)], to json: inout JSONWriter) {
    guard !pairs.isEmpty else { return }
    json.key(key)
    json.beginObject()
    for (name, value) in pairs.sorted(by: { $0.name < $1.name }) { json.member(name, value) }
    json.endObject()
  }
}
