package import RagSpecCore

/// What a request is signed with: version 4 of the signatures of AWS.
package struct HTTPSignature: Sendable {
  package let region: String
  package let service: String
  package let keyID: String
  private let secret: Secret

  package init(region: String, service: String, keyID: String, secret: Secret) {
    self.region = region
    self.service = service
    self.keyID = keyID
    self.secret = secret
  }

  /// Hands the secret to the one place that signs.
  package func revealSecret() -> String { secret.reveal() }
}

extension HTTPRequest {
  /// Has the request signed in place of sending the key, where the endpoint says so.
  mutating func sign(for endpoint: Endpoint) {
    guard let parts = endpoint.wire.signature, let secret = endpoint.key else { return }
    headers.removeAll { $0.name.lowercased() == "authorization" }
    if let token = parts.sessionToken { headers.append(HTTPHeader("X-Amz-Security-Token", token.reveal())) }
    signature = HTTPSignature(region: parts.region, service: parts.service, keyID: parts.keyID, secret: secret)
  }
}
