/// A sequence that is made ready once and then compared with many others.
///
/// ```swift
/// let name = Levenshtein.pattern("kitten")
/// let near = names.filter { name.distance(to: $0, cutoff: 2) != nil }
/// Levenshtein(EditWeights(replacement: 2)).pattern("kitten").distance(to: "sitting")   // 5
/// ```
///
/// It is the first sequence of ``SequenceMetric`` and what it is compared with the second; the numbers are the same.
/// ``TextPattern`` is one for texts and ``TokenPattern`` one for other sequences.
public protocol PreparedPattern: Sendable {
  /// How the sequences are compared.
  associatedtype Metric: SequenceMetric
  /// What the pattern is compared with.
  associatedtype Other

  /// The metric with its parameters.
  var metric: Metric { get }

  /// Calls `body` once with the pattern and another sequence.
  func withPair(of other: Other, _ body: (SymbolPair) -> Void)
}

extension PreparedPattern {
  /// Returns the distance to another sequence.
  public func distance(to other: Other) -> Metric.Value {
    Metric.Value(measured: number(other) { metric.distance(of: $0) } ?? 0)
  }

  /// Returns the distance to another sequence, or nothing if it is more than `cutoff`.
  public func distance(to other: Other, cutoff: Metric.Value) -> Metric.Value? {
    number(other) { metric.distance(of: $0, cutoff: cutoff.asDouble) }.map(Metric.Value.init)
  }

  /// Returns the similarity to another sequence.
  public func similarity(to other: Other) -> Metric.Value {
    Metric.Value(measured: number(other) { metric.similarity(of: $0) } ?? 0)
  }

  /// Returns the similarity to another sequence, or nothing if it is less than `cutoff`.
  public func similarity(to other: Other, cutoff: Metric.Value) -> Metric.Value? {
    number(other) { metric.similarity(of: $0, cutoff: cutoff.asDouble) }.map(Metric.Value.init)
  }

  /// Returns the normalized distance to another sequence.
  public func normalizedDistance(to other: Other) -> Double {
    number(other) { metric.normalizedDistance(of: $0) } ?? 0
  }

  /// Returns the normalized distance to another sequence, or nothing if it is more than `cutoff`.
  public func normalizedDistance(to other: Other, cutoff: Double) -> Double? {
    number(other) { metric.normalizedDistance(of: $0, cutoff: cutoff) }
  }

  /// Returns the normalized similarity to another sequence.
  public func normalizedSimilarity(to other: Other) -> Double {
    number(other) { metric.normalizedSimilarity(of: $0) } ?? 0
  }

  /// Returns the normalized similarity to another sequence, or nothing if it is less than `cutoff`.
  public func normalizedSimilarity(to other: Other, cutoff: Double) -> Double? {
    number(other) { metric.normalizedSimilarity(of: $0, cutoff: cutoff) }
  }

  private func number(_ other: Other, _ body: (SymbolPair) -> Double?) -> Double? {
    var number: Double?
    withPair(of: other) { number = body($0) }
    return number
  }
}
