package import JSONText

/// A configured model server.
package final class Endpoint: Sendable {
  package let name: String
  package let provider: String
  /// The base URL, without a slash at its end and without user and password.
  package let url: String
  package let model: String
  /// Sent as written, each a member of the request's body.
  package let parameters: [(name: String, value: JSONValue)]
  /// Sent with each request and part of the key: tenants must not share responses.
  package let headers: [(name: String, value: String)]
  package let key: Secret?
  /// The environment variable that the key should come from and that is not set: only a call needs it.
  package let missingKeyVariable: String?
  package let limits: Limits

  /// What stands before and behind the messages in the canonical form of every request.
  let canonicalFrame: (head: [UInt8], tail: [UInt8])

  package init(
    name: String, provider: String, url: String, model: String, parameters: [(name: String, value: JSONValue)] = [],
    headers: [(name: String, value: String)] = [], key: Secret? = nil, missingKeyVariable: String? = nil,
    limits: Limits = Limits()
  ) {
    self.name = name
    self.provider = provider
    self.url = url
    self.model = model
    self.parameters = parameters
    self.headers = headers
    self.key = key
    self.missingKeyVariable = missingKeyVariable
    self.limits = limits
    var json = JSONWriter()
    json.beginObject()
    if let headers = Self.canonicalObject(headers.map { ($0.name.lowercased(), .string($0.value)) }) {
      json.member("headers", raw: headers)
    }
    json.member("keyVersion", ModelRequest.keyVersion)
    json.key("messages")
    json.beginArray()
    let headCount = json.bytes.count
    json.endArray()
    json.member("model", model)
    if let parameters = Self.canonicalObject(parameters) { json.member("parameters", raw: parameters) }
    json.member("provider", provider)
    json.member("url", url)
    json.endObject()
    canonicalFrame = (Array(json.bytes[..<headCount]), Array(json.bytes[headCount...]))
  }

  private static func canonicalObject(_ members: [(name: String, value: JSONValue)]) -> [UInt8]? {
    guard !members.isEmpty else { return nil }
    var object = JSONObject()
    for member in members { _ = object.append(member.name, member.value) }
    var json = JSONWriter()
    json.value(.object(object), .canonical)
    return json.bytes
  }
}

/// What a run may ask of an endpoint at most.
package struct Limits: Sendable, Hashable {
  /// Requests under way at once.
  package var concurrency: Int
  /// Starts of requests per minute; `nil` for no limit.
  package var requestsPerMinute: Int?
  /// The longest that one attempt may take.
  package var timeout: Duration
  /// Attempts after the first.
  package var retries: Int

  package init(
    concurrency: Int = 8, requestsPerMinute: Int? = nil, timeout: Duration = .seconds(60), retries: Int = 4
  ) {
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.timeout = timeout
    self.retries = retries
  }
}

/// A text that must never be printed: it describes itself as asterisks.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// Hands the text to the one place that sends it.
  package func reveal() -> String { text }

  package var description: String { "***" }
  package var debugDescription: String { "***" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
