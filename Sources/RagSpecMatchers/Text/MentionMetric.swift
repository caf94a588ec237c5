import RagSpecCore
import TextSimilarity

/// The ways in which `mentions` compares a phrase with a run of words: all of `similar` but those to which a part is as good
/// as the whole.
package struct MentionMetric: Hashable, Sendable {
  private let metric: TextMetric

  static let ratio = MentionMetric(.ratio)

  package static let allCases = TextMetric.allCases.filter { !partial.contains($0) }.map(MentionMetric.init)

  /// To these a fragment, or one word of the phrase again and again, is the phrase.
  private static let partial: Set<TextMetric> = [
    .partialRatio, .tokenSet, .tokenRatio, .partialTokenSort, .partialTokenSet, .partialTokenRatio, .weightedRatio,
    .ngramContainment,
  ]

  private init(_ metric: TextMetric) { self.metric = metric }

  /// Reads the option `using`.
  init?(_ name: String) {
    guard let metric = TextMetric(rawValue: name), !Self.partial.contains(metric) else { return nil }
    self.metric = metric
  }

  package var name: String { metric.rawValue }

  static let field = Field(
    "using", .choice(allCases.map(\.name)), default: "ratio", "how the phrase and a run of words are compared")

  init(_ options: Options) { self = options.text("using").flatMap { MentionMetric($0) } ?? .ratio }

  /// Returns how alike a phrase and a run are, from 0 to 1; nothing, or less than `cutoff`, if it is less than that.
  func score(_ phrase: String, _ run: String, cutoff: Double) -> Double? {
    switch metric {
    case .ratio: Ratio.score(phrase, run, cutoff: cutoff)
    case .levenshtein: Levenshtein.score(phrase, run, cutoff: cutoff)
    case .optimalStringAlignment: OptimalStringAlignment.score(phrase, run, cutoff: cutoff)
    case .damerauLevenshtein: DamerauLevenshtein.score(phrase, run, cutoff: cutoff)
    case .jaroWinkler: JaroWinkler.score(phrase, run, cutoff: cutoff)
    default: TextComparison(metric).score(run, against: phrase)
    }
  }

  /// Returns what the score of two texts cannot exceed that have so many letters in common, in whatever order.
  func mostScore(common: Int, _ length: Int, _ otherLength: Int) -> Double {
    let (common, length, otherLength) = (Double(common), Double(length), Double(otherLength))
    switch metric {
    case .ratio: return 2 * common / (length + otherLength)
    // Every letter of the longer text that the other one lacks takes an edit of its own, in whatever order they stand.
    case .levenshtein, .optimalStringAlignment, .damerauLevenshtein: return common / max(length, otherLength)
    case .jaroWinkler:
      guard common > 0 else { return 0 }
      let jaro = (common / length + common / otherLength + 1) / 3
      return min(1, (jaro + 0.4 * (1 - jaro)) * (1 + 4 * .ulpOfOne))
    default: return 1
    }
  }

  /// Whether the words may stand in any order.
  var isFreeOfOrder: Bool {
    switch metric {
    case .tokenSort, .tokenF1, .rouge1: true
    default: false
    }
  }

  /// How much more a comparison takes than to fill the cells of an edit matrix: these make tables of words or n-grams.
  var relativeCost: Int {
    switch metric {
    case .bleu, .chrf, .chrfPlusPlus, .translationEditRate: 100
    case .rouge1, .rouge2, .rougeL, .rougeLsum, .tokenF1, .exactMatch, .wordErrorRate: 10
    default: 1
    }
  }
}
