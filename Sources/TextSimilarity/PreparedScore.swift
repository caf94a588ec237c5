/// A score against one reference that is made ready once, for many texts.
///
/// ```swift
/// let wanted = TokenSortRatio.prepared(for: "new york mets")
/// let best = answers.max { wanted.score($0) < wanted.score($1) }
/// ```
///
/// The scores are those of the type it comes from. A ``TextPattern`` of a ``SequenceMetric`` gives the other
/// numbers of a metric too.
public struct PreparedScore: Sendable {
  private let compute: @Sendable (_ text: String, _ cutoff: Double) -> Double?

  /// Takes what gives the score of a text, or nothing if it is less than a cut-off.
  public init(_ compute: @escaping @Sendable (_ text: String, _ cutoff: Double) -> Double?) { self.compute = compute }

  /// Returns the score of a text, or nothing if it is less than `cutoff`.
  public func score(_ text: String, cutoff: Double) -> Double? { compute(text, cutoff) }

  /// Returns the score of a text.
  public func score(_ text: String) -> Double { compute(text, 0) ?? 0 }
}

extension SequenceMetric {
  /// Returns the normalized similarity to a reference, made ready for many texts.
  public static func prepared(for reference: String) -> PreparedScore {
    // Patterns stand first, and no metric without parameters minds the order.
    let pattern = pattern(reference)
    return PreparedScore { pattern.normalizedSimilarity(to: $0, cutoff: $1) }
  }
}

extension Ratio {
  /// Returns the ratio to a reference, made ready for many texts.
  public static func prepared(for reference: String) -> PreparedScore { Indel.prepared(for: reference) }
}

extension TokenSortRatio {
  /// Returns the ratio to the sorted words of a reference, made ready for many texts.
  public static func prepared(for reference: String) -> PreparedScore {
    let pattern = Indel.pattern(sortedWords(of: reference))
    return PreparedScore { pattern.normalizedSimilarity(to: sortedWords(of: $0), cutoff: $1) }
  }

  private static func sortedWords(of text: String) -> String {
    text.withUTF8Bytes { [Token](sorting: $0).withJoined { String(decoding: $0, as: UTF8.self) } }
  }
}
