import TextSimilarity

/// Our scores under the names that `text_similarity.py` gives to those of RapidFuzz.
enum ReferenceScores {
  typealias Score = @Sendable (String, String) -> Double

  static let byName: [String: Score] = {
    var scores = ratios.mapValues { type -> Score in { type.score($0, $1) } }
    scores["Jaro-Winkler 0.2"] = { JaroWinkler(prefixWeight: 0.2).pattern($0).similarity(to: $1) }
    for (name, ratio) in wordRatios {
      scores[name] = { ratio.score($0, $1) }
      scores["\(name) of a list"] = { ratio.score(words: parts($0), parts($1)) }
    }
    for (name, metric) in metrics { scores.merge(numbers(of: metric, name)) { $1 } }
    for weights in weights { scores.merge(numbers(of: weights)) { $1 } }
    return scores.merging(ofWords) { $1 }
  }()

  private static let ratios: [String: any TextScore.Type] = [
    "ratio": Ratio.self, "partial ratio": PartialRatio.self, "weighted ratio": WeightedRatio.self,
    "quick ratio": QuickRatio.self, "exact match": ExactMatch.self,
  ]

  private static let wordRatios: [String: any WordRatio.Type] = [
    "token sort ratio": TokenSortRatio.self, "token set ratio": TokenSetRatio.self, "token ratio": TokenRatio.self,
    "partial token sort ratio": PartialTokenSortRatio.self, "partial token set ratio": PartialTokenSetRatio.self,
    "partial token ratio": PartialTokenRatio.self,
  ]

  private static let metrics: [String: any SequenceMetric.Type] = [
    "Levenshtein": Levenshtein.self, "Indel": Indel.self, "LCS": LongestCommonSubsequence.self,
    "OSA": OptimalStringAlignment.self, "Damerau-Levenshtein": DamerauLevenshtein.self, "Hamming": Hamming.self,
    "prefix": CommonPrefix.self, "postfix": CommonSuffix.self, "Jaro": Jaro.self, "Jaro-Winkler": JaroWinkler.self,
  ]

  private static let weights = [
    EditWeights(replacement: 2), EditWeights(insertion: 2, deletion: 2, replacement: 3),
    EditWeights(deletion: 2, replacement: 2), EditWeights(insertion: 5, deletion: 1, replacement: 4),
  ]

  private static func numbers<Metric: SequenceMetric>(of metric: Metric.Type, _ name: String) -> [String: Score] {
    [
      name: { Metric.distance($0, $1).asDouble },
      "\(name) similarity": { Metric.pattern($0).similarity(to: $1).asDouble },
      "\(name) normalized distance": { Metric.normalizedDistance($0, $1) },
      "\(name) normalized similarity": { Metric.pattern($0).normalizedSimilarity(to: $1) },
    ]
  }

  private static func numbers(of weights: EditWeights) -> [String: Score] {
    let name = "Levenshtein \(weights.insertion)-\(weights.deletion)-\(weights.replacement)"
    return [
      name: { Double(Levenshtein(weights).pattern($0).distance(to: $1)) },
      "\(name) normalized": { Levenshtein(weights).pattern($0).normalizedSimilarity(to: $1) },
    ]
  }

  private static let ofWords: [String: Score] = [
    "Levenshtein of words": { Double(Levenshtein.distance(words($0), words($1))) },
    "OSA of words": { Double(OptimalStringAlignment.distance(words($0), words($1))) },
    "Indel of words": { Double(Indel.pattern(words($0)).distance(to: words($1))) },
    "Jaro of words": { Jaro.similarity(words($0), words($1)) },
    "partial ratio of words": { PartialRatio.alignment(words($0), words($1))?.score ?? 0 },
  ]

  /// The parts between white space, as Python's `split()` has them.
  private static func parts(_ text: String) -> [String] {
    text.unicodeScalars
      .split { $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value) }
      .map(String.init)
  }

  /// The parts between spaces, as Python's `split(" ")` has them, and equal only if their scalars are.
  static func words(_ text: String) -> [[Unicode.Scalar]] {
    text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(Array.init)
  }
}

/// Our overlaps under the names that the scripts give to those of rouge-score and SQuAD.
enum ReferenceOverlaps {
  typealias Score = @Sendable (String, String) -> Overlap

  static let byName: [String: Score] = [
    "token F1": { TokenF1.overlap($0, $1) },
    "ROUGE-1": { Rouge1.overlap($0, $1, words: .ascii) },
    "ROUGE-2": { Rouge2.overlap($0, $1, words: .ascii) },
    "ROUGE-L": { RougeL.overlap($0, $1, words: .ascii) },
    "ROUGE-Lsum": { RougeLsum.overlap($0, $1, words: .ascii) },
    "ROUGE-1 of stems": { Rouge1.overlap($0, $1, words: .ascii, stemming: true) },
    "ROUGE-2 of stems": { Rouge2.overlap($0, $1, words: .ascii, stemming: true) },
    "ROUGE-L of stems": { RougeL.overlap($0, $1, words: .ascii, stemming: true) },
    "ROUGE-Lsum of stems": { RougeLsum.overlap($0, $1, words: .ascii, stemming: true) },
  ]
}
