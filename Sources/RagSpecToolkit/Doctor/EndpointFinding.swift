import RagSpecCore

/// What was found out about one thing that has to work before an endpoint does.
package struct EndpointFinding: Sendable, Hashable {
  package enum Status: String, Sendable {
    case ok, warning, failed
    /// It could not be looked at, or there is nothing to look at.
    case skipped
  }

  /// A step on the way to an answer, in their order.
  package enum Check: String, Sendable {
    case key, proxy, connection, tls, models, answer, stream, vectors
  }

  package let check: Check
  package let status: Status
  /// What was found, without a final period; never a secret.
  package let detail: String
  /// What to do about it, in one line.
  package let advice: String?
  /// How long it took.
  package let time: Duration?

  init(_ check: Check, _ status: Status, _ detail: String, advice: String? = nil, time: Duration? = nil) {
    self.check = check
    self.status = status
    self.detail = detail
    self.advice = advice
    self.time = time
  }
}

/// An endpoint, and all that was found out about it.
package struct ExaminedEndpoint: Sendable {
  package let name: String
  package let provider: String
  package let url: String
  package let model: String
  package internal(set) var findings: [EndpointFinding] = []

  init(_ endpoint: Endpoint) {
    (name, provider, url, model) = (endpoint.name, endpoint.provider, endpoint.url, endpoint.model)
  }

  /// Whether nothing stands between a case and its answer.
  package var works: Bool { !findings.contains { $0.status == .failed } }
}
