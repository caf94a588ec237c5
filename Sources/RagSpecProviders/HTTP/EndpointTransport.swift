package import RagSpecCore

/// The way to one endpoint: as its network settings say, and on to where the same server redirects.
///
/// A redirection is followed when it stays with the origin, so that neither the key nor a question goes to a server that
/// nobody named, and when it keeps the request: 307 and 308, and any for `GET`. What is not followed is an answer like
/// others, with a status that the provider makes an error of.
package struct EndpointTransport: HTTPTransport {
  /// The most redirections in one exchange.
  private static let longestChain = 5

  private let base: any HTTPTransport
  private let settings: NetworkSettings
  private let route: NetworkRoute?

  package init(_ base: any HTTPTransport, _ settings: NetworkSettings) {
    self.base = base
    self.settings = settings
    route = NetworkRoute(settings)
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let first = configured(request)
    let response = try await base.send(first)
    guard let next = first.redirected(by: response) else { return response }
    return try await follow(next, from: first)
  }

  private func configured(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    request.connectTimeout = min(settings.connectTimeout, request.timeout)
    request.firstByteTimeout = settings.firstByteTimeout
    request.stallTimeout = settings.stallTimeout
    request.responseLimit = settings.responseLimit
    request.route = route
    return request
  }

  /// All attempts together take no longer than one may.
  private func follow(_ next: HTTPRequest, from first: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let end = ContinuousClock.now + first.timeout
    var request = next
    var visited = [first.url]
    while true {
      guard !visited.contains(request.url) else { throw .endless("the server redirects in a circle") }
      guard visited.count <= Self.longestChain else { throw .endless("more than \(Self.longestChain) redirections") }
      visited.append(request.url)
      request.timeout = max(end - .now, .milliseconds(1))
      let response = try await base.send(request)
      guard let next = request.redirected(by: response) else { return response }
      request = next
    }
  }
}

extension HTTPRequest {
  /// The same request to where a response leads; `nil` when it leads nowhere, or nowhere that may be followed.
  fileprivate func redirected(by response: HTTPResponse) -> HTTPRequest? {
    guard let place = response.redirection, WebOrigin(place) == WebOrigin(url), WebOrigin(url) != nil else {
      return nil
    }
    let keepsRequest = response.status == 307 || response.status == 308
    guard keepsRequest || method == .get && 301...303 ~= response.status else { return nil }
    var request = self
    request.url = place
    return request
  }
}

extension TransportError {
  fileprivate static func endless(_ message: String) -> TransportError {
    TransportError(.other, message, hint: "check 'url': the server does not know where its service is")
  }
}
