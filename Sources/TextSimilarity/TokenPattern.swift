/// A sequence of words, or of any other elements, that is made ready once and then compared with many others.
public struct TokenPattern<Metric: SequenceMetric, Token: Hashable & Sendable>: PreparedPattern {
  /// The metric with its parameters.
  public let metric: Metric
  private let symbols: PreparedSymbols
  private let numbersByToken: [Token: UInt32]

  init(_ tokens: some Collection<Token>, metric: Metric) {
    var numbersByToken: [Token: UInt32] = [:]
    symbols = PreparedSymbols(numbers: tokens.map { numbersByToken.number(of: $0) })
    self.numbersByToken = numbersByToken
    self.metric = metric
  }

  /// Calls `body` once with the pattern and another sequence.
  public func withPair(of other: [Token], _ body: (SymbolPair) -> Void) {
    // One number serves for whatever the pattern does not have: it never equals anything in there.
    let unknown = UInt32(numbersByToken.count)
    other.map { numbersByToken[$0] ?? unknown }.withUnsafeBufferPointer { other in
      symbols.withPair(other, below: numbersByToken.count + 1, body)
    }
  }
}

extension SequenceMetric {
  /// Returns the sequence made ready to be compared with many others.
  ///
  /// - Complexity: O(*n*).
  public static func pattern<Token: Hashable & Sendable>(_ tokens: some Collection<Token>) -> TokenPattern<Self, Token>
  {
    Self().pattern(tokens)
  }

  /// Returns the sequence made ready to be compared with many others, with the parameters of this metric.
  ///
  /// - Complexity: O(*n*).
  public func pattern<Token: Hashable & Sendable>(_ tokens: some Collection<Token>) -> TokenPattern<Self, Token> {
    TokenPattern(tokens, metric: self)
  }
}
