package import RagSpecCore
import TextNormalization
import TextSimilarity

/// The output resembles a text.
package struct SimilarMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "similar", summary: "the output resembles a text, or the best of several",
    discussion: """
      The score is the best over the texts, from 0 to 1 whatever the metric's own scale. Of the error rates `wer`, `cer` \
      and `ter` it is 1 − the rate, no less than 0; of the distances it is the share of the largest one that is left.

      | compares | metrics |
      |---|---|
      | characters in order | `ratio` `quick-ratio` (0 where a text is empty) `indel` `lcs` `levenshtein` `hamming` (place \
      by place) `prefix` `postfix` |
      | characters, where swapped neighbors are one slip | `osa` `damerau-levenshtein` |
      | short names | `jaro` `jaro-winkler` |
      | the best-aligned part | `partial-ratio` |
      | words in any order, by their characters | `token-sort` `token-set` (and any number) `token-ratio` (the better) \
      `partial-token-sort` `partial-token-set` `partial-token-ratio` |
      | whichever of the ratios suits the lengths | `weighted-ratio` |
      | answers, as SQuAD does | `exact-match` `token-f1` |
      | summaries | `rouge-1` `rouge-2` `rouge-l` `rouge-lsum`, with `stem` |
      | what was taken over | `ngram-containment`: the share of the text's runs of `n` words that the output has |
      | translations | `bleu` `chrf` `chrf++` `ter` |
      | transcripts | `wer` `cer` |

      Texts are normalized before. With `normalize: none` the numbers are those of RapidFuzz, SQuAD's script, rouge-score \
      and sacrebleu, over 100 where these count to 100. With `rouge-lsum` line ends stay unless `normalize` is set, \
      since they end its sentences. Several texts are compared one by one, also by `bleu`. `check` warns of texts that \
      are too short for a metric. Numbers are to be compared with `number`: one digit hardly changes a fuzzy score.
      """,
    value: .textOrTexts,
    options: TextComparison.fields + CommonOptions.normalization,
    examples: [
      .pass("similar: Is throat cancer treatable?\nusing: token-f1", on: "Is throat cancer really treatable?\n"),
      .fail("similar: Is throat cancer treatable?\nusing: token-f1", on: "Is it treatable?"),
      .pass(
        "similar: Users report battery problems\nusing: rouge-l\nstem: true",
        on: "The user reported battery problems"),
      .pass(
        "similar: $references\nmin: 0.9", on: "is throat cancer treatable",
        case: "references: [Is throat cancer treatable?]"),
    ])

  private let comparison: TextComparison
  private let normalizer: Normalizer
  private let least: Double
  /// The written texts, normalized once; `nil` for the case's references.
  private let prepared: [Candidate]?

  /// A text to resemble.
  private struct Candidate: Sendable {
    let original: String
    let normalized: String

    init(_ text: String, _ normalizer: Normalizer) {
      original = text
      normalized = normalizer.normalize(text)
    }
  }

  package init(_ options: Options) throws(InvalidInput) {
    comparison = try TextComparison(options)
    let normalizer = try Self.normalizer(options, comparison.metric)
    prepared =
      switch try ExpectedTexts(options.value) {
      case .written(let texts): texts.map { Candidate($0, normalizer) }
      case .references: nil
      }
    self.normalizer = normalizer
    least = options.number("min") ?? Self.standardThreshold
  }

  private static let standardThreshold = 0.8

  package var threshold: Double { Self.standardThreshold }

  func score(_ text: String, in context: CaseContext) -> Double {
    best(for: context.normalized(text, by: normalizer), in: context)?.score ?? 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let output = context.normalized(text, by: normalizer)
    guard let best = best(for: output, in: context) else { return Explanation(expected: "a text to resemble") }
    return Explanation(
      expected: "resembles '\(best.candidate.original)' (\(comparison.metric.rawValue))", got: text,
      span: FuzzyPhrase(best.candidate.original, normalizer).nearestRange(in: text),
      notes: [WordDifference.note(expected: best.candidate.normalized, output: output)].compactMap(\.self)
        + notes(best.candidate.normalized, output) + [stepsNote(text, in: context)].compactMap(\.self))
  }

  private func stepsNote(_ text: String, in context: CaseContext) -> String? {
    let texts = prepared?.map(\.original) ?? context.input.references
    return normalizer.stepsNote { normalizer in
      let output = normalizer.normalize(text)
      return texts.contains { comparison.score(output, against: normalizer.normalize($0)) >= least }
    }
  }

  private static func normalizer(_ options: Options, _ metric: TextMetric) throws(InvalidInput) -> Normalizer {
    try CommonOptions.normalizer(
      options, default: metric.needsLines ? NormalizationSteps.default.subtracting(.whiteSpace) : .default)
  }

  private func best(for output: String, in context: CaseContext) -> (score: Double, candidate: Candidate)? {
    var best: (score: Double, candidate: Candidate)?
    for candidate in prepared ?? context.input.references.map({ Candidate($0, normalizer) }) {
      let score = comparison.score(output, against: candidate.normalized)
      if score > best?.score ?? -1 { best = (score, candidate) }
    }
    return best
  }

  private func notes(_ expected: String, _ output: String) -> [String] {
    let isFuzzy = comparison.metric.shortage == .fewCharacters
    guard isFuzzy, [expected, output].contains(where: { $0.hasFewerScalars(than: TextCaution.leastCharacters) }) else {
      return []
    }
    return ["a fuzzy score on fewer than four characters means little; use 'equals' or 'number'"]
  }
}

// MARK: - Texts that are too short

extension SimilarMatcher {
  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard let prepared else {
      return ExpectedTexts.references.problems(in: input, at: node)
        + input.references.compactMap { warning(about: $0, at: node) }
    }
    guard prepared.contains(where: { TextCaution.about($0.normalized, comparison) != nil }) else { return [] }
    let value = node.firstEntry?.value ?? node
    let places = value.kind == .sequence ? value.elements : [value]
    return zip(prepared, places).compactMap { candidate, place in
      TextCaution.about(candidate.normalized, comparison)?
        .warning(about: candidate.original, comparison.metric, at: place)
    }
  }

  /// A reference is normalized for its score alone, so here it is looked at as it stands: what is left of it may be less.
  private func warning(about reference: String, at node: ConfigNode) -> Diagnostic? {
    TextCaution.about(reference, comparison)?.warning(about: reference, comparison.metric, at: node)
  }
}
