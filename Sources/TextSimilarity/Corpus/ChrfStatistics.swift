/// What ``Chrf`` counts in a text, or in all texts of a corpus.
public struct ChrfStatistics: CorpusStatistics {
  /// The counts for runs of one length.
  public struct Counts: Sendable, Hashable {
    /// How many runs the text has, 0 if the reference has none.
    public fileprivate(set) var total: Int
    /// How many runs the reference has.
    public fileprivate(set) var referenceTotal: Int
    /// How many runs both have, each as often as both have it.
    public fileprivate(set) var common: Int

    init(_ runs: NumberedSequences, of text: Int, against reference: Int) {
      referenceTotal = runs.count(of: reference)
      total = referenceTotal > 0 ? runs.count(of: text) : 0
      common = runs.commonCount(text, reference)
    }
  }

  /// The counts for runs of characters, from single ones on, and then for those of words.
  public private(set) var counts: [Counts]

  init(_ counts: [Counts]) { self.counts = counts }

  /// Adds the counts of another text, counted with the same parameters.
  public static func += (one: inout ChrfStatistics, other: ChrfStatistics) {
    for (index, counts) in zip(one.counts.indices, other.counts) {
      one.counts[index].total += counts.total
      one.counts[index].referenceTotal += counts.referenceTotal
      one.counts[index].common += counts.common
    }
  }
}
