import RagSpecCore

/// Why a comparison says little about a text: one that is too short for it.
enum TextCaution: Sendable {
  /// Of so few characters each one decides.
  case fewCharacters
  /// One wrong word in the middle leaves no run of four words: smoothing decides.
  case fewWords
  /// Not even the text itself has a score, such as one word under ROUGE-2.
  case noMatch

  /// A fuzzy score of texts shorter than this changes too much with each character.
  static let leastCharacters = 4
  /// The fourth of seven words is part of all four runs of four words.
  private static let leastWords = 8
  /// A word of so many bytes is more than one to the metric, or is one that nobody writes.
  private static let mostBytesWithoutMatch = 64

  /// Returns the reason to be cautious about a text, which is normalized; mostly none.
  static func about(_ text: String, _ comparison: TextComparison) -> TextCaution? {
    switch comparison.metric.shortage {
    case nil: nil
    case .fewCharacters: text.hasFewerScalars(than: leastCharacters) ? .fewCharacters : nil
    case .fewWords: text.hasFewerWords(than: leastWords) ? .fewWords : nil
    case .noMatch:
      text.hasFewerWords(than: 2) && text.utf8.count < mostBytesWithoutMatch
        && comparison.score(text, against: text) == 0 ? .noMatch : nil
    }
  }

  /// What is said about a text that somebody wrote as one to resemble.
  func warning(about text: String, _ metric: TextMetric, at node: ConfigNode) -> Diagnostic {
    let (reason, hint) = words
    return Diagnostic(
      "short-text", "'\(metric.rawValue)' says little about '\(text)': \(reason)", at: node.location,
      severity: .warning, hint: hint)
  }

  private var words: (reason: String, hint: String) {
    switch self {
    case .fewCharacters: ("it has fewer than four characters", "use 'equals', 'one-of' or 'number'")
    case .fewWords:
      ("in fewer than eight words one wrong word can leave no run of four", "use 'chrf', 'rouge-l' or 'token-f1'")
    case .noMatch: ("not even the same text scores more than 0", "use 'token-f1' or 'ratio'")
    }
  }
}

extension TextMetric {
  /// What a text can have too little of for the metric to mean much.
  var shortage: TextCaution? {
    switch self {
    case .ratio, .partialRatio, .tokenSort, .tokenSet, .tokenRatio, .partialTokenSort, .partialTokenSet,
      .partialTokenRatio, .weightedRatio, .quickRatio, .levenshtein, .indel, .longestCommonSubsequence,
      .optimalStringAlignment, .damerauLevenshtein, .hamming, .jaro, .jaroWinkler, .prefix, .postfix, .chrf,
      .chrfPlusPlus, .characterErrorRate:
      .fewCharacters
    case .bleu: .fewWords
    case .rouge1, .rouge2, .rougeL, .rougeLsum: .noMatch
    case .exactMatch, .tokenF1, .ngramContainment, .translationEditRate, .wordErrorRate: nil
    }
  }
}

extension String {
  /// Whether the text has fewer Unicode scalars than a number; nothing is counted in a text that is long.
  func hasFewerScalars(than count: Int) -> Bool { utf8.count < 4 * count && unicodeScalars.count < count }

  /// Whether white space parts the text into fewer words than a number; what comes behind them is not looked at.
  func hasFewerWords(than count: Int) -> Bool {
    unicodeScalars.split(maxSplits: count, whereSeparator: \.isWhiteSpace).count < count
  }
}
