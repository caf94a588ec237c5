/// How an endpoint is spoken to, beside what it is asked: nothing of it changes the question.
package struct EndpointWire: Sendable {
  /// Whether answers are to come as they are made. Not part of the cache key: the whole answer is the same.
  package var streams = false
  /// The version that Azure wants in the address, which is part of it for the cache key, too.
  package var apiVersion: String?
  /// How requests are signed; `nil` where the key itself is sent.
  package var signature: RequestSignature?

  package init() {}
}

/// What a signature of AWS (version 4) is made of, beside the secret, which is the endpoint's key.
package struct RequestSignature: Sendable {
  package let region: String
  package let service: String
  package let keyID: String
  /// The token of a session that is limited in time.
  package let sessionToken: Secret?

  package init(region: String, service: String, keyID: String, sessionToken: Secret? = nil) {
    self.region = region
    self.service = service
    self.keyID = keyID
    self.sessionToken = sessionToken
  }
}
