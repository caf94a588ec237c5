/// The geometric mean of the shares of runs of one to four words that a reference has too, less a penalty for brevity.
///
/// Each run counts as often as some reference has it. The penalty is e^(1 − *r*⁄*t*) for a text of *t* words that is
/// shorter than the reference of *r*; of several references the nearest in length counts. It is a measure of corpora:
/// on one sentence, most have no run of four words in common and smoothing decides. These are the numbers of the
/// `sacrebleu` package over 100; its `sentence_bleu` is the score of a text, with ``usesEffectiveOrder``.
///
/// The definition is for languages with spaces between words: take ``BleuTokenizer/chinese`` or
/// ``BleuTokenizer/character`` for others, or ``Chrf``.
///
/// - Range: 0 for no word in common to 1 for equal texts of four words or more. 0 for a text without words. Not symmetric.
/// - Complexity: O(*n*) for *n* characters.
/// - SeeAlso: Papineni et al., *BLEU: a method for automatic evaluation of machine translation*, 2002; Post, *A call for
///   clarity in reporting BLEU scores*, 2018; Chen and Cherry, *A systematic comparison of smoothing techniques for
///   sentence-level BLEU*, 2014.
public struct Bleu: CorpusScore {
  /// How texts are parted into words.
  public var tokenizer = BleuTokenizer.v13a
  /// What a run length counts for of which nothing is in common.
  public var smoothing = BleuSmoothing.exponential
  /// Whether texts are put in lower case before.
  public var ignoresCase = false
  /// How long the longest runs are.
  public var order = 4
  /// Whether run lengths that the text is too short for are left out of the mean, as one wants for single sentences.
  public var usesEffectiveOrder = true

  /// Makes the score with the parameters of `sacrebleu`'s `sentence_bleu`.
  public init() {}

  /// Returns the counts of a text against its references.
  public func statistics(of text: String, against references: [String]) -> BleuStatistics {
    var texts = SpacedTexts(capacity: references.reduce(text.utf8.count) { $0 + $1.utf8.count })
    for text in [text] + (references.isEmpty ? [""] : references) {
      texts.append(tokenizer.tokens(of: text, ignoresCase: ignoresCase))
    }
    let words = texts.numberedWords
    var (common, totals) = ([Int](), [Int]())
    words.forEachRunLength(upTo: max(1, order)) { runs in
      common.append(runs.clippedCount)
      totals.append(runs.count(of: 0))
    }
    return BleuStatistics(
      common: common, totals: totals, length: words.count(of: 0), referenceLength: words.nearestLength)
  }

  /// Returns the score that follows from counts.
  public func score(of statistics: BleuStatistics) -> Double {
    guard statistics.common.contains(where: { $0 > 0 }) else { return 0 }
    var (shares, halvings) = ([Double](), 1.0)
    for index in statistics.common.indices {
      let added = index > 0 ? smoothing.addend : 0
      let (common, total) = (Double(statistics.common[index]) + added, Double(statistics.totals[index]) + added)
      guard total > 0 else { break }
      shares.append(common > 0 ? common / total : smoothing.share(of: total, halvings: &halvings))
    }
    let count = usesEffectiveOrder ? shares.count : statistics.common.count
    guard shares.count >= count, shares.allSatisfy({ $0 > 0 && $0 <= 1 }) else { return 0 }
    return statistics.brevityPenalty * GeometricMean.of(shares)
  }
}

extension NumberedSequences {
  /// How many symbols of the first sequence some other one has too, each counted as often as one of them has it.
  fileprivate var clippedCount: Int {
    guard count > 2 else { return commonCount(0, 1) }
    var most = counts(in: 1)
    for index in 2..<count {
      for (number, count) in counts(in: index).enumerated() { most[number] = max(most[number], count) }
    }
    return most.withUnsafeMutableBufferPointer { commonCount(0, with: $0) }
  }

  /// The length of the other sequence that is nearest to that of the first, the shorter one of two.
  fileprivate var nearestLength: Int {
    let length = count(of: 0)
    return (1..<count).map(count(of:)).min { (abs($0 - length), $0) < (abs($1 - length), $1) } ?? 0
  }
}
