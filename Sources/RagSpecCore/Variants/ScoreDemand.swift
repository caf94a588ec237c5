/// How far a variant's score may be from its base's, or has to be.
package struct ScoreDemand: Sendable {
  package enum Kind: String, Sendable {
    case mayDrop = "may-drop"
    case mustRise = "must-rise"
  }

  package let kind: Kind
  /// The name under which both report the score: a measure's canonical one.
  package let label: String
  /// In the score's own unit, from 0 to 1: 0.1 is ten points of a hundred, and not a tenth of the base's score.
  package let amount: Double
  /// Where it was written.
  package let node: ConfigNode

  package init(_ kind: Kind, _ label: String, by amount: Double, node: ConfigNode) {
    self.kind = kind
    self.label = label
    self.amount = amount
    self.node = node
  }

  /// Scores that are nearer than this are the same: 0.8 − 0.1 is no 0.7 in binary fractions.
  private static let tolerance = 1e-9

  /// Returns the least score that meets the demand. It is beyond 1 where no score can rise so far.
  func bound(given base: Double) -> Double {
    let bound = kind == .mayDrop ? max(base - amount, 0) : base + amount
    return (bound * 1e9).rounded() / 1e9
  }

  /// Whether every score would do: a base that scores next to nothing has nothing to lose.
  func isVoid(given base: Double) -> Bool { kind == .mayDrop && base - amount < Self.tolerance }

  /// Returns the verdict on a variant's score, explained when it fails or when the score itself is.
  func assess(_ scored: Assessment, given base: Double, explain: () -> Explanation?) -> Assessment {
    let (score, bound) = (scored.score, bound(given: base))
    let threshold = abs(score - bound) < 2 * Self.tolerance ? score : bound
    let expectation = Expectation(
      rule: scored.expectation.rule, label: "\(kind.rawValue) \(label)", threshold: threshold, node: node)
    guard score < threshold || scored.explanation != nil else { return Assessment(expectation, score: score) }
    let notes = (scored.explanation ?? explain())?.notes ?? []
    return Assessment(
      expectation, score: score,
      explanation: Explanation(
        expected: expected(given: base), got: got(score, given: base), notes: limit(given: base) + notes))
  }

  private func expected(given base: Double) -> String {
    switch kind {
    case .mayDrop: "\(label) at most \(Self.text(amount)) below the \(Self.text(base)) of its base"
    case .mustRise: "\(label) at least \(Self.text(amount)) above the \(Self.text(base)) of its base"
    }
  }

  private func got(_ score: Double, given base: Double) -> String {
    let change = score - base
    guard abs(change) >= Self.tolerance else { return "\(Self.text(score)), the same" }
    return "\(Self.text(score)), \(Self.text(abs(change))) \(change < 0 ? "below" : "above") it"
  }

  private func limit(given base: Double) -> [String] {
    kind == .mustRise && base + amount > 1 + Self.tolerance ? ["no score is above 1"] : []
  }

  /// A number with four decimals at most.
  static func text(_ number: Double) -> String {
    let text = "\((number * 10_000).rounded() / 10_000)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
