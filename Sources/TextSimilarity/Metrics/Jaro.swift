/// The share of symbols that two sequences have at about the same places, with a penalty for those out of order.
///
/// Two equal symbols match if their places differ by less than half of the longer length; each takes part in one match
/// at most, with the first that is free. With *c* matches, of which *t* are out of order, the similarity is
/// (*c*⁄*m* + *c*⁄*n* + (*c* − ⌊*t*⁄2⌋)⁄*c*)⁄3. The distance is 1 less the similarity.
///
/// - Range: 0 for no match, 1 for equal sequences. Two empty sequences are equal.
/// - Complexity: O(*m* + *n*) time and space. A cut-off that the lengths rule out costs nothing.
/// - SeeAlso: Jaro, *Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida*,
///   1989.
public struct Jaro: SequenceMetric {
  /// A share in 0...1.
  public typealias Value = Double

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the Jaro similarity, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let counts = (pair.firstCount, pair.secondCount)
    guard counts.0 > 0, counts.1 > 0 else { return atLeast(cutoff, counts.0 == counts.1 ? 1 : 0) }
    let best = CommonSymbols(count: min(counts.0, counts.1), displacedCount: 0)
    guard atLeast(cutoff, similarity(best, counts)) != nil else { return nil }
    let bound = max(0, max(counts.0, counts.1) / 2 - 1)
    switch pair.storage {
    case .bytes(let pair): return atLeast(cutoff, similarity(CommonSymbols(in: pair, within: bound), counts))
    case .words(let pair): return atLeast(cutoff, similarity(CommonSymbols(in: pair, within: bound), counts))
    }
  }

  private func similarity(_ common: CommonSymbols, _ counts: (Int, Int)) -> Double {
    guard common.count > 0 else { return 0 }
    let count = Double(common.count)
    let inOrder = Double(common.count - common.displacedCount / 2)
    return (count / Double(counts.0) + count / Double(counts.1) + inOrder / count) / 3
  }

  private func atLeast(_ cutoff: Double, _ score: Double) -> Double? { score >= cutoff ? score : nil }
}
