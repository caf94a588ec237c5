/// A measure of how far apart two sequences are, with one form for all: four numbers, each with or without a cut-off.
///
/// - The *distance* counts from 0 for equal sequences up to the largest that is possible for their lengths.
/// - The *similarity* is that largest distance less the distance.
/// - The *normalized* forms are shares of the largest distance, in 0...1. Two empty sequences are equal: normalized
///   distance 0, normalized similarity 1.
///
/// Texts are compared by Unicode scalars as they stand: `"é"` as one scalar and as two are different, and so are `"A"`
/// and `"a"`. Normalize before if that is not wanted. Other sequences are compared by their elements.
///
/// A cut-off that is not kept gives `nil`, early where the metric can tell; `NaN` is never kept.
///
/// The metrics of the library conform. It is no protocol for others to conform to: what a pair holds is not public.
public protocol SequenceMetric: TextScore {
  /// The type of distance and similarity: whole numbers where edits are counted.
  associatedtype Value: MetricValue

  /// Makes the metric with its default parameters, which are those of the static functions.
  init()

  /// Returns the distance of two sequences of these lengths that have nothing in common.
  func largestDistance(for pair: SymbolPair) -> Double

  /// Returns the similarity, or nothing if it is less than `cutoff`; with a cut-off of 0 there always is one.
  func similarity(in pair: SymbolPair, cutoff: Double) -> Double?
}

extension SequenceMetric {
  /// Returns the normalized similarity, or nothing if it is less than `cutoff`.
  public static func score(
    _ text: String, _ reference: String, cutoff: Double
  ) -> Double? {
    normalizedSimilarity(text, reference, cutoff: cutoff)
  }
}

extension SequenceMetric where Value == Int {
  /// Returns the longer of the lengths: everything replaced, the rest inserted.
  public func largestDistance(for pair: SymbolPair) -> Double { Double(max(pair.firstCount, pair.secondCount)) }
}

extension SequenceMetric where Value == Double {
  /// Returns 1, for similarities that are shares.
  public func largestDistance(for pair: SymbolPair) -> Double { 1 }
}

/// A number that measures a distance: `Int` or `Double`.
public protocol MetricValue: Comparable, Sendable {
  /// Takes a measured number, which is whole where edits are counted.
  init(measured: Double)
  /// The number as a `Double`.
  var asDouble: Double { get }
}

extension Int: MetricValue {
  /// Takes a count of edits, which a `Double` holds exactly.
  public init(measured: Double) { self = Int(measured) }
  /// The number as a `Double`.
  public var asDouble: Double { Double(self) }
}

extension Double: MetricValue {
  /// Takes the number as it is.
  public init(measured: Double) { self = measured }
  /// The number itself.
  public var asDouble: Double { self }
}
