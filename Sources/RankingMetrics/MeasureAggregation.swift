/// How the values that a measure has for several queries become one number.
public enum MeasureAggregation: Hashable, Sendable {
  /// The sum, divided by the number of queries.
  case mean
  /// The product's root, with values below 0.00001 raised to it, so that one query of 0 does not hide all others.
  ///
  /// - SeeAlso: Robertson, *On GMAP: and other transformations*, 2006.
  case geometricMean
  /// The sum: of whole numbers, and shown as one.
  case sum
}
