/// What a matcher or a target asks of a model, and what that answered.
package struct Consultation: Sendable {
  package enum Asker: String, Sendable {
    /// An expectation, before it judges.
    case matcher
    /// The target, before it computes its output.
    case target
  }

  package let asker: Asker
  /// The expectation's, under which its score is reported; of a target, the name of the part that asks.
  package let label: String
  package let request: KeyedRequest
  package var answer: Answer?

  package init(_ asker: Asker = .matcher, label: String, request: KeyedRequest, answer: Answer? = nil) {
    self.asker = asker
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
