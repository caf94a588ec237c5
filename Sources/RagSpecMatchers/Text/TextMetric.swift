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

  /// Returns how alike an output and a text are, from 0 to 1.
  func score(_ output: String, against expected: String) -> Double {
    switch self {
    case .ratio: Ratio.score(output, expected)
    case .partialRatio: PartialRatio.score(output, expected)
    case .tokenSort: TokenSortRatio.score(output, expected)
    case .tokenSet: TokenSetRatio.score(output, expected)
    case .tokenF1: TokenF1.score(output, expected)
    case .rougeL: RougeL.score(output, expected)
    case .jaroWinkler: JaroWinkler.score(output, expected)
    }
  }
}
