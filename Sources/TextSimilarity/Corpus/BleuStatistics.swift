/// What ``Bleu`` counts in a text, or in all texts of a corpus.
public struct BleuStatistics: CorpusStatistics {
  /// For each run length how many runs are in a reference too.
  public private(set) var common: [Int]
  /// For each run length how many runs there are.
  public private(set) var totals: [Int]
  /// The number of words.
  public private(set) var length: Int
  /// The number of words in the reference that is nearest in length.
  public private(set) var referenceLength: Int

  init(common: [Int], totals: [Int], length: Int, referenceLength: Int) {
    self.common = common
    self.totals = totals
    self.length = length
    self.referenceLength = referenceLength
  }

  /// Adds the counts of another text, counted with the same parameters.
  public static func += (one: inout BleuStatistics, other: BleuStatistics) {
    one.common = zip(one.common, other.common).map(+)
    one.totals = zip(one.totals, other.totals).map(+)
    one.length += other.length
    one.referenceLength += other.referenceLength
  }

  /// What a text that is too short is multiplied by, in 0...1.
  var brevityPenalty: Double {
    guard length < referenceLength else { return 1 }
    return length > 0 ? Decay.exponential(1 - Double(referenceLength) / Double(length)) : 0
  }
}
