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
    let frame = endpoint.canonicalFrame
    var bytes: [UInt8] = []
    bytes.reserveCapacity(messages.reduce(frame.head.count + frame.tail.count) { $0 + $1.text.utf8.count * 9 / 8 + 64 })
    bytes += frame.head
    for (index, message) in messages.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      var json = JSONWriter(appendingTo: consume bytes)
      json.beginObject()
      json.member("content", message.text)
      json.member("role", message.role.rawValue)
      json.endObject()
      bytes = json.bytes
    }
    bytes += frame.tail
    return bytes
  }

  /// The key under which a response is recorded.
  package var key: SHA256Digest { Self.key(ofCanonical: canonicalJSON) }

  package static func key(ofCanonical json: [UInt8]) -> SHA256Digest {
    json.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }
}
