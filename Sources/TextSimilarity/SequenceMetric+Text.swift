extension SequenceMetric {
  /// Returns the distance of two texts.
  public static func distance(
    _ first: String, _ second: String
  ) -> Value {
    Value(measured: SymbolPair.with(first, second) { Self().distance(of: $0) })
  }

  /// Returns the distance of two texts, or nothing if it is more than `cutoff`.
  public static func distance(
    _ first: String, _ second: String, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(first, second) { Self().distance(of: $0, cutoff: cutoff) }.map(Value.init)
  }

  /// Returns the similarity of two texts.
  public static func similarity(
    _ first: String, _ second: String
  ) -> Value {
    Value(measured: SymbolPair.with(first, second) { Self().similarity(of: $0) })
  }

  /// Returns the similarity of two texts, or nothing if it is less than `cutoff`.
  public static func similarity(
    _ first: String, _ second: String, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(first, second) { Self().similarity(of: $0, cutoff: cutoff) }.map(Value.init)
  }

  /// Returns the normalized distance of two texts.
  public static func normalizedDistance(
    _ first: String, _ second: String
  ) -> Double {
    SymbolPair.with(first, second) { Self().normalizedDistance(of: $0) }
  }

  /// Returns the normalized distance of two texts, or nothing if it is more than `cutoff`.
  public static func normalizedDistance(
    _ first: String, _ second: String, cutoff: Double
  ) -> Double? {
    SymbolPair.with(first, second) { Self().normalizedDistance(of: $0, cutoff: cutoff) }
  }

  /// Returns the normalized similarity of two texts.
  public static func normalizedSimilarity(
    _ first: String, _ second: String
  ) -> Double {
    SymbolPair.with(first, second) { Self().normalizedSimilarity(of: $0) }
  }

  /// Returns the normalized similarity of two texts, or nothing if it is less than `cutoff`.
  public static func normalizedSimilarity(
    _ first: String, _ second: String, cutoff: Double
  ) -> Double? {
    SymbolPair.with(first, second) { Self().normalizedSimilarity(of: $0, cutoff: cutoff) }
  }
}
