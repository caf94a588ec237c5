import ContentDigest
package import RagSpecCore

/// A store that is spoken to in plain HTTP: `GET` and `PUT` of an address that ends in the object's name.
///
/// nginx with its DAV module is one, a cache of builds another, and S3 a third, where requests are signed.
package struct HTTPObjectStore: ObjectStore {
  private let settings: RemoteStoreSettings
  private let transport: EndpointTransport

  package init(_ settings: RemoteStoreSettings, over transport: any HTTPTransport) {
    self.settings = settings
    self.transport = EndpointTransport(transport, settings.network)
  }

  package var title: String { settings.title }

  package func object(named name: String) async throws(ObjectStoreError) -> [UInt8]? {
    let response = try await send(request(.get, name, []))
    switch response.status {
    case 200 where response.isPage:
      throw ObjectStoreError(.unavailable, "it answers with a web page", hint: "is 'url' the address of a store?")
    case 200: return response.body
    case 404, 410: return nil
    default: throw refusal(response.status, .get)
    }
  }

  package func put(_ bytes: [UInt8], named name: String) async throws(ObjectStoreError) {
    var request = request(.put, name, bytes)
    request.headers.append(HTTPHeader("Content-Type", "application/json"))
    // Nobody waits for it, and it may be long.
    request.timeout = settings.timeout * 10
    let response = try await send(request)
    guard !response.isSuccess else { return }
    throw refusal(response.status, .put)
  }

  private func request(_ method: HTTPRequest.Method, _ name: String, _ body: [UInt8]) -> HTTPRequest {
    var request = HTTPRequest(
      method, "\(settings.url)/\(name)", headers: settings.headers.map { HTTPHeader($0.name, $0.value.reveal()) },
      body: body, timeout: settings.timeout)
    if let authorization = settings.authorization {
      request.headers.append(HTTPHeader("Authorization", authorization.reveal()))
    }
    if let (parts, secret) = settings.signature {
      // S3 wants the digest of the body in a header; not every libcurl that signs adds it.
      let digest = body.withUnsafeBytes { SHA256Digest(hashing: $0) }
      request.headers.append(HTTPHeader("X-Amz-Content-Sha256", digest.hex))
      if let token = parts.sessionToken { request.headers.append(HTTPHeader("X-Amz-Security-Token", token.reveal())) }
      request.signature = HTTPSignature(
        region: parts.region, service: parts.service, keyID: parts.keyID, secret: secret)
    }
    return request
  }

  private func send(_ request: HTTPRequest) async throws(ObjectStoreError) -> HTTPResponse {
    if let lack = settings.lack { throw ObjectStoreError(.denied, lack) }
    do throws(TransportError) { return try await transport.send(request) } catch {
      let reason: ObjectStoreError.Reason =
        switch error.kind {
        case .cancelled: .cancelled
        case .tooLarge: .tooLarge
        default: .unavailable
        }
      throw ObjectStoreError(reason, error.message, hint: error.hint)
    }
  }
}

// MARK: - Refusals

extension HTTPObjectStore {
  private func refusal(_ status: Int, _ method: HTTPRequest.Method) -> ObjectStoreError {
    switch (method, status) {
    case (.put, 401), (.put, 403), (.put, 405):
      ObjectStoreError(
        .denied, "it does not let us write (status \(status))",
        hint: "if it is not meant to, set 'access: read-only' under 'cache: {remote: …}'")
    case (_, 401), (_, 403):
      ObjectStoreError(.denied, "it does not let us read (status \(status))", hint: hintForReading)
    case (_, 413): ObjectStoreError(.tooLarge, "it is too large (status 413)")
    case (_, 300..<400):
      ObjectStoreError(.unavailable, "it leads to another server (status \(status))", hint: "set 'url' to that one")
    default: ObjectStoreError(.unavailable, "it answers with status \(status)")
    }
  }

  private var hintForReading: String {
    settings.signature == nil
      ? "check 'key' under 'cache: {remote: …}'"
      : "S3 says so, too, of what is not there to those who may not list the bucket (s3:ListBucket)"
  }
}

extension HTTPResponse {
  /// Whether the body says that it is HTML, as that of a proxy or a sign-in is.
  fileprivate var isPage: Bool { headers["content-type"]?.lowercased().hasPrefix("text/html") ?? false }
}
