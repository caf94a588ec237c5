/// One expectation's verdict, score and explanation.
package struct Assessment: Sendable {
  package let label: String
  package let score: Double
  package let threshold: Double
  package let weight: Double
  package let explanation: Explanation?
  /// The assessments that a combinator combined.
  package let parts: [Assessment]
  package let node: ConfigNode

  init(_ expectation: Expectation, score: Double, explanation: Explanation? = nil, parts: [Assessment] = []) {
    label = expectation.label
    self.score = score
    threshold = expectation.threshold
    weight = expectation.weight
    self.explanation = explanation
    self.parts = parts
    node = expectation.node
  }

  package var passed: Bool { score >= threshold }
  /// Whether the verdict counts; a weight of 0 only reports.
  package var isJudged: Bool { weight > 0 }
}
