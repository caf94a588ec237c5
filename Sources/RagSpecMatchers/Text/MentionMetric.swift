import TextSimilarity

/// The ways in which `mentions` compares a phrase with a run of words: those that count edits, and one for names.
package enum MentionMetric: String, CaseIterable, Sendable {
  case ratio
  case levenshtein
  case optimalStringAlignment = "osa"
  case damerauLevenshtein = "damerau-levenshtein"
  case jaroWinkler = "jaro-winkler"

  /// Returns how alike a phrase and a run are, from 0 to 1, or nothing if it is less than `cutoff`.
  func score(_ phrase: String, _ run: String, cutoff: Double) -> Double? {
    switch self {
    case .ratio: Ratio.score(phrase, run, cutoff: cutoff)
    case .levenshtein: Levenshtein.score(phrase, run, cutoff: cutoff)
    case .optimalStringAlignment: OptimalStringAlignment.score(phrase, run, cutoff: cutoff)
    case .damerauLevenshtein: DamerauLevenshtein.score(phrase, run, cutoff: cutoff)
    case .jaroWinkler: JaroWinkler.score(phrase, run, cutoff: cutoff)
    }
  }

  /// Returns what the score of two texts cannot exceed that have so many letters in common, in whatever order.
  func mostScore(common: Int, _ length: Int, _ otherLength: Int) -> Double {
    let (common, length, otherLength) = (Double(common), Double(length), Double(otherLength))
    switch self {
    case .ratio: return 2 * common / (length + otherLength)
    // Every letter of the longer text that the other one lacks takes an edit of its own, in whatever order they stand.
    case .levenshtein, .optimalStringAlignment, .damerauLevenshtein: return common / max(length, otherLength)
    case .jaroWinkler:
      guard common > 0 else { return 0 }
      let jaro = (common / length + common / otherLength + 1) / 3
      return min(1, (jaro + 0.4 * (1 - jaro)) * (1 + 4 * .ulpOfOne))
    }
  }
}
