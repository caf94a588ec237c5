package import RagSpecCore

extension ProviderError {
  /// What a failed exchange means for a case.
  package init(_ error: TransportError, endpoint: Endpoint) {
    switch error.kind {
    case .cancelled: self = .cancelled
    case .resolve:
      self.init(
        .unreachable, error.message, hint: error.hint ?? "check the host in 'url' of \(endpoint.title)",
        isTransient: true)
    case .connect:
      self.init(
        .unreachable, error.message, hint: error.hint ?? "is the server of \(endpoint.title) running?",
        isTransient: true)
    case .timedOut:
      self.init(
        .timedOut, error.message,
        hint: error.hint ?? "raise 'timeout' in the limits of \(endpoint.title), or lower 'concurrency'",
        isTransient: true)
    case .closed: self.init(.unreachable, error.message, hint: error.hint, isTransient: true)
    case .tooLarge, .undecodable: self.init(.malformed, error.message, hint: error.hint)
    case .tls:
      let hint =
        "check the server's certificate, and whether 'url' of \(endpoint.title) should start with http:"
      self.init(.unreachable, error.message, hint: error.hint ?? hint)
    case .unavailable, .other: self.init(.unreachable, error.message, hint: error.hint)
    }
  }
}
