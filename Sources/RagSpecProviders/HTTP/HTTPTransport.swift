/// The way that requests take to a server and responses back.
///
/// A transport makes one exchange: it follows no redirect, tries nothing twice and takes every status for an answer.
package protocol HTTPTransport: Sendable {
  /// Returns the response once all of it has arrived; a cancelled task gets an error of kind `cancelled` at once.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// Why there is no response, fit for a log line: it names a host at most, never a header, a key or a body.
package struct TransportError: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The host's name has no address.
    case resolve
    /// Nobody took the connection.
    case connect
    case timedOut
    /// The connection ended before the response did, or broke the protocol.
    case closed
    /// The response is longer than the request allows.
    case tooLarge
    /// The response is packed in a way that nobody knows, or badly.
    case undecodable
    /// No secure connection could be agreed on.
    case tls
    /// The task was cancelled, or the transport shut down.
    case cancelled
    /// This machine lacks what the transport needs.
    case unavailable
    case other
  }

  package let kind: Kind
  /// Lower case, no final period.
  package let message: String
  /// What the user can do about it.
  package let hint: String?

  package init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }
}
