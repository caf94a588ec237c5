/// What is known of a call that brought nothing to score, for reports.
package struct EndpointFailure: Sendable, Hashable {
  /// The HTTP status; `nil` when no response came.
  package var status: Int?
  /// The server's own words, cut and without the key.
  package var message: String?
  /// The kind of error as the server names it.
  package var type: String?
  /// A word or a number, as text.
  package var code: String?
  /// How long the endpoint asked to be left alone.
  package var retryDelay: Duration?
  /// How often the request was made.
  package var attempts = 1
  /// What had come of an answer.
  package var answer: ObservedAnswer?
  /// What its attempts took, as far as the endpoint said so: an answer that cannot be scored is paid for all the same.
  package var spent = Spending()

  package init(status: Int? = nil, message: String? = nil, type: String? = nil, code: String? = nil) {
    self.status = status
    self.message = message
    self.type = type
    self.code = code
  }
}

extension ProviderError {
  /// The same error after so many attempts, which its message tells where there were several.
  package func after(attempts: Int) -> ProviderError {
    var failure = failure
    failure.attempts = attempts
    let message = attempts > 1 && kind != .cancelled ? "\(message) (after \(attempts) attempts)" : message
    return ProviderError(
      kind, message, hint: hint, isTransient: isTransient, retryDelay: retryDelay, failure: failure)
  }

  /// The same error for another who shares the call: what it took was spent once.
  package var asShared: ProviderError {
    var error = self
    error.failure.spent = Spending()
    return error
  }
}

extension CaseError {
  /// An endpoint gave nothing that could be scored.
  ///
  /// - Parameter asker: on behalf of what it was asked, where that was not the case's target.
  package init(_ error: ProviderError, asker: String? = nil) {
    var failure = error.failure
    failure.retryDelay = error.retryDelay
    let message = asker.map { "\($0): \(error.message)" } ?? error.message
    self.init(error.caseKind, message, hint: error.hint, failure: failure)
  }
}
