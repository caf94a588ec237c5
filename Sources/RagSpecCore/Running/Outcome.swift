/// How a case ended. The four never collapse into each other.
package enum Outcome: Sendable {
  case passed([Assessment])
  case failed([Assessment])
  /// It could not be scored.
  case errored(CaseError)
  case skipped(reason: String)

  package var assessments: [Assessment] {
    switch self {
    case .passed(let assessments), .failed(let assessments): assessments
    case .errored, .skipped: []
    }
  }
}

/// Why a case could not be scored.
package struct CaseError: Error, Sendable {
  package enum Kind: String, Sendable {
    /// Replay mode found no recorded response.
    case missingRecording = "missing-recording"
    /// The endpoint gave no usable answer.
    case endpoint
    /// What is recorded cannot be read.
    case cache
    /// The target itself failed: a prompt, a retriever.
    case target
    case unreadableOutput = "unreadable-output"
    case unsupportedObservation = "unsupported-observation"
    /// What a model said to a matcher cannot be used: a judge without a verdict, vectors of two lengths.
    case unusableAnswer = "unusable-answer"
    /// A variant's base has no score to compare with.
    case base
    /// The run was stopped while the case was under way.
    case cancelled
  }

  package let kind: Kind
  package let message: String
  package let hint: String?
  /// How often an endpoint was asked in vain; `nil` where none was.
  package let attempts: Int?
  /// How long the endpoint asked to be left alone, in its last answer.
  package let retryDelay: Duration?

  package init(
    _ kind: Kind, _ message: String, hint: String? = nil, attempts: Int? = nil, retryDelay: Duration? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.attempts = attempts
    self.retryDelay = retryDelay
  }

  /// What it means for a case that an endpoint gave no usable answer.
  ///
  /// - Parameter message: what happened, where the endpoint's own words do not tell who asked it.
  package init(_ error: ProviderError, message: String? = nil) {
    self.init(
      .endpoint, message ?? error.message, hint: error.hint, attempts: error.attempts, retryDelay: error.retryDelay)
  }
}
