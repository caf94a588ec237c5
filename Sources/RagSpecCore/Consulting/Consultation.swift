/// What a matcher asks of a model, and what that answered.
package struct Consultation: Sendable {
  /// The expectation's, under which its score is reported.
  package let label: String
  package let request: KeyedRequest
  package var answer: Answer?

  package init(label: String, request: KeyedRequest, answer: Answer? = nil) {
    self.label = label
    self.request = request
    self.answer = answer
  }

  package struct Answer: Sendable {
    package let output: ModelOutput
    package let origin: Origin
    /// How long the call took that brought it; texts of one call share it.
    package let latency: Duration

    package init(output: ModelOutput, origin: Origin, latency: Duration) {
      self.output = output
      self.origin = origin
      self.latency = latency
    }
  }
}
