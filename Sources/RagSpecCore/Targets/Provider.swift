/// The code that speaks one protocol to an endpoint.
package protocol Provider: Sendable {
  /// Returns the endpoint's answer; throws when there is none that could be scored.
  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput
  /// Returns the answers to several requests, in their order: in one call, where the protocol has such a thing.
  ///
  /// All of them are answered or none is.
  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput]
}

extension Provider {
  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    var outputs: [ModelOutput] = []
    for request in requests { outputs.append(try await output(for: request)) }
    return outputs
  }
}

/// Why an endpoint gave no answer that could be scored.
package struct ProviderError: Error, Sendable {
  package enum Kind: Sendable, Hashable {
    /// No connection, or it broke.
    case unreachable
    case timedOut
    /// An HTTP status other than success.
    case status(Int)
    /// A response that is not what the protocol says.
    case malformed
    /// The answer was withheld.
    case filtered
    /// Something that a call needs is not set.
    case notConfigured
    /// The run was stopped.
    case cancelled
    /// No call is left of the run's budget.
    case overBudget
  }

  package let kind: Kind
  package let message: String
  package var hint: String?
  /// Whether trying again may help.
  package let isTransient: Bool
  /// How long the endpoint asked to be left alone.
  package var retryDelay: Duration?
  /// What is known of the call.
  package var failure: EndpointFailure
  /// What the error is to a case that needs the answer.
  package let caseKind: CaseError.Kind

  package init(
    _ kind: Kind, _ message: String, hint: String? = nil, isTransient: Bool = false, retryDelay: Duration? = nil,
    failure: EndpointFailure = EndpointFailure(), caseKind: CaseError.Kind = .endpoint
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.isTransient = isTransient
    self.retryDelay = retryDelay
    self.failure = failure
    self.caseKind = caseKind
  }
}
