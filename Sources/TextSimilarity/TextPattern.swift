/// A text that is made ready once and then compared with many others, by Unicode scalars.
public struct TextPattern<Metric: SequenceMetric>: PreparedPattern {
  /// The metric with its parameters.
  public let metric: Metric
  private let symbols: PreparedSymbols

  init(_ text: String, metric: Metric) {
    self.metric = metric
    symbols = PreparedSymbols(text)
  }

  /// Calls `body` once with the pattern and another text.
  public func withPair(of other: String, _ body: (SymbolPair) -> Void) { symbols.withPair(other, body) }
}

extension SequenceMetric {
  /// Returns the text made ready to be compared with many others.
  ///
  /// - Complexity: O(*n*).
  public static func pattern(_ text: String) -> TextPattern<Self> { Self().pattern(text) }

  /// Returns the text made ready to be compared with many others, with the parameters of this metric.
  ///
  /// - Complexity: O(*n*).
  public func pattern(_ text: String) -> TextPattern<Self> { TextPattern(text, metric: self) }
}
