extension SequenceMetric {
  /// Returns the distance of two texts.
  public static func distance(
    _ first: String, _ second: String
  ) -> Value {
    Value(measured: SymbolPair.with(first, second) { Measurement(Self(), $0).distance })
  }

  /// Returns the distance of two texts, or nothing if it is more than `cutoff`.
  public static func distance(
    _ first: String, _ second: String, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(first, second) { Measurement(Self(), $0).distance(cutoff: cutoff) }.map(Value.init)
  }

  /// Returns the similarity of two texts.
  public static func similarity(
    _ first: String, _ second: String
  ) -> Value {
    Value(measured: SymbolPair.with(first, second) { Measurement(Self(), $0).similarity })
  }

  /// Returns the similarity of two texts, or nothing if it is less than `cutoff`.
  public static func similarity(
    _ first: String, _ second: String, cutoff: Value
  ) -> Value? {
    let cutoff = cutoff.asDouble
    return SymbolPair.with(first, second) { Measurement(Self(), $0).similarity(cutoff: cutoff) }.map(Value.init)
  }

  /// Returns the normalized distance of two texts.
  public static func normalizedDistance(
    _ first: String, _ second: String
  ) -> Double {
    SymbolPair.with(first, second) { Measurement(Self(), $0).normalizedDistance }
  }

  /// Returns the normalized distance of two texts, or nothing if it is more than `cutoff`.
  public static func normalizedDistance(
    _ first: String, _ second: String, cutoff: Double
  ) -> Double? {
    SymbolPair.with(first, second) { Measurement(Self(), $0).normalizedDistance(cutoff: cutoff) }
  }

  /// Returns the normalized similarity of two texts.
  public static func normalizedSimilarity(
    _ first: String, _ second: String
  ) -> Double {
    SymbolPair.with(first, second) { Measurement(Self(), $0).normalizedSimilarity }
  }

  /// Returns the normalized similarity of two texts, or nothing if it is less than `cutoff`.
  public static func normalizedSimilarity(
    _ first: String, _ second: String, cutoff: Double
  ) -> Double? {
    SymbolPair.with(first, second) { Measurement(Self(), $0).normalizedSimilarity(cutoff: cutoff) }
  }
}
