/// One expectation's verdict, score and explanation.
package struct Assessment: Sendable {
  package let expectation: Expectation
  package let score: Double
  /// Nearly every assessment is a plain pass, which has nothing of the kind.
  private let details: Details?

  private final class Details: Sendable {
    let explanation: Explanation?
    let parts: [Assessment]

    init(explanation: Explanation?, parts: [Assessment]) {
      self.explanation = explanation
      self.parts = parts
    }
  }

  init(_ expectation: Expectation, score: Double, explanation: Explanation? = nil, parts: [Assessment] = []) {
    self.expectation = expectation
    self.score = score
    details = explanation == nil && parts.isEmpty ? nil : Details(explanation: explanation, parts: parts)
  }

  package var label: String { expectation.label }
  package var threshold: Double { expectation.threshold }
  package var weight: Double { expectation.weight }
  package var node: ConfigNode { expectation.node }
  package var explanation: Explanation? { details?.explanation }
  /// The assessments that a combinator combined.
  package var parts: [Assessment] { details?.parts ?? [] }

  package var passed: Bool { score >= threshold }
  /// Whether the verdict counts; a weight of 0 only reports.
  package var isJudged: Bool { weight > 0 }
}
