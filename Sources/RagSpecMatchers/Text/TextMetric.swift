/// The ways in which `similar` compares texts, under the names that the field has for them.
///
/// The one that holds when nothing is said comes first: names are compared in this order.
package enum TextMetric: String, CaseIterable, Sendable {
  case ratio
  case partialRatio = "partial-ratio"
  case tokenSort = "token-sort"
  case tokenSet = "token-set"
  case tokenRatio = "token-ratio"
  case partialTokenSort = "partial-token-sort"
  case partialTokenSet = "partial-token-set"
  case partialTokenRatio = "partial-token-ratio"
  case weightedRatio = "weighted-ratio"
  case quickRatio = "quick-ratio"
  case levenshtein
  case indel
  case longestCommonSubsequence = "lcs"
  case optimalStringAlignment = "osa"
  case damerauLevenshtein = "damerau-levenshtein"
  case hamming
  case jaro
  case jaroWinkler = "jaro-winkler"
  case prefix
  case postfix
  case exactMatch = "exact-match"
  case tokenF1 = "token-f1"
  case rouge1 = "rouge-1"
  case rouge2 = "rouge-2"
  case rougeL = "rouge-l"
  case rougeLsum = "rouge-lsum"
  case ngramContainment = "ngram-containment"
  case bleu
  case chrf
  case chrfPlusPlus = "chrf++"
  case translationEditRate = "ter"
  case wordErrorRate = "wer"
  case characterErrorRate = "cer"
}

extension TextMetric {
  /// Whether the option `stem` means something to it.
  var takesStems: Bool {
    switch self {
    case .rouge1, .rouge2, .rougeL, .rougeLsum: true
    default: false
    }
  }

  /// Whether the option `n` means something to it.
  var takesRunLength: Bool { self == .ngramContainment }

  /// Whether the lines of a text say where its sentences end.
  var needsLines: Bool { self == .rougeLsum }
}
