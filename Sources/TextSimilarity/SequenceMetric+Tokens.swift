extension SequenceMetric {
  /// Returns the distance of two sequences.
  public static func distance<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>
  ) -> Value {
    Value(measured: SymbolPair.with(tokens: first, second) { Self().distance(of: $0) })
  }

  /// Returns the distance of two sequences, or nothing if it is more than `cutoff`.
  public static func distance<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(tokens: first, second) { Self().distance(of: $0, cutoff: cutoff) }.map(
      Value.init)
  }

  /// Returns the similarity of two sequences.
  public static func similarity<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>
  ) -> Value {
    Value(measured: SymbolPair.with(tokens: first, second) { Self().similarity(of: $0) })
  }

  /// Returns the similarity of two sequences, or nothing if it is less than `cutoff`.
  public static func similarity<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(tokens: first, second) { Self().similarity(of: $0, cutoff: cutoff) }.map(
      Value.init)
  }

  /// Returns the normalized distance of two sequences.
  public static func normalizedDistance<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>
  ) -> Double {
    SymbolPair.with(tokens: first, second) { Self().normalizedDistance(of: $0) }
  }

  /// Returns the normalized distance of two sequences, or nothing if it is more than `cutoff`.
  public static func normalizedDistance<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>, cutoff: Double
  ) -> Double? {
    SymbolPair.with(tokens: first, second) { Self().normalizedDistance(of: $0, cutoff: cutoff) }
  }

  /// Returns the normalized similarity of two sequences.
  public static func normalizedSimilarity<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>
  ) -> Double {
    SymbolPair.with(tokens: first, second) { Self().normalizedSimilarity(of: $0) }
  }

  /// Returns the normalized similarity of two sequences, or nothing if it is less than `cutoff`.
  public static func normalizedSimilarity<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>, cutoff: Double
  ) -> Double? {
    SymbolPair.with(tokens: first, second) { Self().normalizedSimilarity(of: $0, cutoff: cutoff) }
  }
}
