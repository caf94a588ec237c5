import TextSimilarity

/// The ways in which `similar` compares texts.
enum TextMetric: String, CaseIterable, Sendable {
  case ratio
  case partialRatio = "partial-ratio"
  case tokenSort = "token-sort"
  case tokenSet = "token-set"
  case tokenF1 = "token-f1"
  case rougeL = "rouge-l"
  case jaroWinkler = "jaro-winkler"

  /// Returns the similarity of an expected text and an output, from 0 to 1.
  func score(_ expected: String, _ output: String) -> Double {
    switch self {
    case .ratio: Ratio.score(expected, output)
    case .partialRatio: PartialRatio.score(expected, output)
    case .tokenSort: TokenSortRatio.score(expected, output)
    case .tokenSet: TokenSetRatio.score(expected, output)
    case .tokenF1: TokenF1.score(expected, output)
    case .rougeL: RougeL.score(expected, output)
    case .jaroWinkler: JaroWinkler.score(expected, output)
    }
  }
}
