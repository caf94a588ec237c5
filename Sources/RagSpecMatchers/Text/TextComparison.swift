import RagSpecCore
import TextSimilarity

/// A way to compare two texts, with its parameters: what `using`, `stem` and `n` say.
package struct TextComparison: Sendable {
  package let metric: TextMetric
  /// Whether the family of ROUGE compares the stems of English words.
  private let stems: Bool
  /// How many words a run has whose containment is asked for.
  private let runLength: UInt8

  package init(_ metric: TextMetric, stems: Bool = false, runLength: UInt8 = 3) {
    self.metric = metric
    self.stems = stems
    self.runLength = runLength
  }

  /// Returns how alike an output and a text are, from 0 to 1.
  ///
  /// Of an error rate it is what the rate leaves of 1, no less than 0. Every metric is called by its own name: a value of
  /// any kind would be made for each comparison.
  package func score(_ output: String, against expected: String) -> Double {
    switch metric {
    case .ratio: Ratio.score(output, expected)
    case .partialRatio: PartialRatio.score(output, expected)
    case .tokenSort: TokenSortRatio.score(output, expected)
    case .tokenSet: TokenSetRatio.score(output, expected)
    case .tokenRatio: TokenRatio.score(output, expected)
    case .partialTokenSort: PartialTokenSortRatio.score(output, expected)
    case .partialTokenSet: PartialTokenSetRatio.score(output, expected)
    case .partialTokenRatio: PartialTokenRatio.score(output, expected)
    case .weightedRatio: WeightedRatio.score(output, expected)
    case .quickRatio: QuickRatio.score(output, expected)
    case .levenshtein: Levenshtein.score(output, expected)
    case .indel: Indel.score(output, expected)
    case .longestCommonSubsequence: LongestCommonSubsequence.score(output, expected)
    case .optimalStringAlignment: OptimalStringAlignment.score(output, expected)
    case .damerauLevenshtein: DamerauLevenshtein.score(output, expected)
    case .hamming: Hamming.score(output, expected)
    case .jaro: Jaro.score(output, expected)
    case .jaroWinkler: JaroWinkler.score(output, expected)
    case .prefix: CommonPrefix.score(output, expected)
    case .postfix: CommonSuffix.score(output, expected)
    case .exactMatch: ExactMatch.score(output, expected)
    case .tokenF1: TokenF1.score(output, expected)
    case .rouge1: Rouge1.overlap(output, expected, stemming: stems).fMeasure
    case .rouge2: Rouge2.overlap(output, expected, stemming: stems).fMeasure
    case .rougeL: RougeL.overlap(output, expected, stemming: stems).fMeasure
    case .rougeLsum: RougeLsum.overlap(output, expected, stemming: stems).fMeasure
    case .ngramContainment: NGramContainment(order: Int(runLength)).share(of: expected, in: output)
    case .bleu: Bleu.score(output, expected)
    case .chrf: Chrf.score(output, expected)
    case .chrfPlusPlus: Chrf.plusPlus.score(output, against: [expected])
    case .translationEditRate: TranslationEditRate.score(output, expected)
    case .wordErrorRate: WordErrorRate.score(output, expected)
    case .characterErrorRate: CharacterErrorRate.score(output, expected)
    }
  }
}

// MARK: - Options

extension TextComparison {
  static let fields = [
    Field("using", .choice(TextMetric.allCases.map(\.rawValue)), default: "ratio", "how texts are compared"),
    Field(
      "stem", .boolean, default: "false", "whether the rouge metrics cut English words down to their stems (Porter)"),
    Field("n", .integer(1...100), default: "3", "how many words the runs of ngram-containment have"),
  ]

  /// Reads what was written; an option that the metric has no use for is an error, since somebody thinks that it has.
  init(_ options: Options) throws(InvalidInput) {
    let metric = options.text("using").flatMap(TextMetric.init) ?? .ratio
    if let stem = options["stem"], !metric.takesStems {
      throw .misplaced("stem", stem, with: metric, hint: "it is for rouge-1, rouge-2, rouge-l and rouge-lsum")
    }
    if let length = options["n"], !metric.takesRunLength {
      throw .misplaced("n", length, with: metric, hint: "it is for ngram-containment")
    }
    self.init(metric, stems: options.flag("stem"), runLength: UInt8(clamping: options.integer("n") ?? 3))
  }
}

extension InvalidInput {
  fileprivate static func misplaced(
    _ option: String, _ node: ConfigNode, with metric: TextMetric, hint: String
  ) -> InvalidInput {
    InvalidInput(
      "misplaced-option", "'\(metric.rawValue)' does not take the option '\(option)'", at: node.location, hint: hint)
  }
}
