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
  /// What is known of the call, where an endpoint is the reason.
  package let failure: EndpointFailure?

  package init(_ kind: Kind, _ message: String, hint: String? = nil, failure: EndpointFailure? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.failure = failure
  }
}
