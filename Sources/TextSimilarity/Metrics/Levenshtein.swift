/// The fewest insertions, deletions and replacements that turn one sequence into the other, or the least they cost.
///
/// `Levenshtein.distance("kitten", "sitting")` is 3. With weights an edit of one kind counts more than one of another:
/// `Levenshtein(EditWeights(replacement: 2)).pattern("kitten").distance(to: "sitting")` is 5.
///
/// - Range: 0 to the longer of both lengths, or to what it costs to replace what one can and to insert or delete the
///   rest. Two empty sequences are equal. Symmetric if insertions cost what deletions do.
/// - Complexity: O(⌈*m*⁄128⌉ · *n*) time for the shorter length *m*; with a cut-off near to the result only a band about
///   the diagonal of a long pair. Memory grows with the alphabet and with *n*, never with the product. So too if
///   insertions cost what deletions do and a replacement costs the same, or no less than both; else O(*m* · *n*) time,
///   with a cut-off a band about the diagonal.
/// - SeeAlso: Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic programming*, 1999;
///   Wagner and Fischer, *The string-to-string correction problem*, 1974.
public struct Levenshtein: SequenceMetric {
  /// A number of edits, or what they cost.
  public typealias Value = Int

  /// What the edits cost.
  public let weights: EditWeights

  /// Makes the metric in which each edit costs 1.
  public init() { self.init(EditWeights()) }

  /// Makes the metric with weights.
  public init(_ weights: EditWeights) { self.weights = weights }

  /// Returns the most that the edits can cost: with equal weights the longer of the lengths.
  public func largestDistance(for pair: SymbolPair) -> Double { Double(largestCost(for: pair)) }

  /// Returns the largest distance less the distance, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = largestCost(for: pair)
    return cost(in: pair, atMost: largest - Int(roundingUp: cutoff)).map { Double(largest - $0) }
  }

  private func largestCost(for pair: SymbolPair) -> Int {
    weights.largestCost(from: pair.firstCount, to: pair.secondCount)
  }

  /// The least cost, or nothing if it is more than `most`, counted instead of weighed wherever that is the same.
  private func cost(in pair: SymbolPair, atMost most: Int) -> Int? {
    let edit = weights.insertion
    guard edit > 0, edit == weights.deletion else { return WeightedEdits.cost(weights, in: pair, atMost: most) }
    if weights.replacement == edit {
      return EditCount<ReplacementRules>.count(in: pair, atMost: most / edit).map { $0 * edit }
    }
    guard weights.replacement >= 2 * edit else { return WeightedEdits.cost(weights, in: pair, atMost: most) }
    let total = pair.firstCount + pair.secondCount
    return CommonSubsequence.length(in: pair, atLeast: (total - most / edit + 1) / 2).map { (total - 2 * $0) * edit }
  }
}
