package import ContentDigest

/// A request with its canonical form and key, which take a digest and so are made once.
package struct KeyedRequest: Sendable {
  package let request: ModelRequest
  package let canonical: [UInt8]
  package let key: SHA256Digest

  package init(_ request: ModelRequest) {
    self.request = request
    canonical = request.canonicalJSON
    key = ModelRequest.key(ofCanonical: canonical)
  }

  package var endpoint: Endpoint { request.endpoint }
}
