package import ContentDigest
import JSONText

/// What is asked of an endpoint.
package struct ModelRequest: Sendable {
  package let endpoint: Endpoint
  package let messages: [Turn]

  package init(endpoint: Endpoint, messages: [Turn]) {
    self.endpoint = endpoint
    self.messages = messages
  }
}

extension ModelRequest {
  /// The form of the canonical request; a change of it starts a new cache.
  package static let keyVersion = 1

  /// The canonical request as JSON with sorted keys: everything that can change the answer, and nothing else.
  ///
  /// Time-outs, retries, limits, the API key, the case's id and the endpoint's name in the configuration stay out.
  package var canonicalJSON: [UInt8] {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(messages.reduce(512) { $0 + $1.text.utf8.count * 9 / 8 + 64 })
    var json = JSONWriter(appendingTo: buffer)
    json.beginObject()
    if let headers = endpoint.headersJSON { json.member("headers", raw: headers) }
    json.member("keyVersion", Self.keyVersion)
    json.key("messages")
    json.beginArray()
    for message in messages {
      json.beginObject()
      json.member("content", message.text)
      json.member("role", message.role.rawValue)
      json.endObject()
    }
    json.endArray()
    json.member("model", endpoint.model)
    if let parameters = endpoint.parametersJSON { json.member("parameters", raw: parameters) }
    json.member("provider", endpoint.provider)
    json.member("url", endpoint.url)
    json.endObject()
    return json.bytes
  }

  /// The key under which a response is recorded.
  package var key: SHA256Digest { Self.key(ofCanonical: canonicalJSON) }

  package static func key(ofCanonical json: [UInt8]) -> SHA256Digest {
    json.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }
}
