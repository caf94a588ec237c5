package import RagSpecCore
import TextNormalization
import TextSimilarity

/// The output resembles a text.
package struct SimilarMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "similar", summary: "the output resembles a text, or the best of several",
    discussion: """
      The score is the best over the texts. `ratio` compares characters in order, `partial-ratio` the best-aligned part, \
      `token-sort` words in any order, `token-set` words in any order and number, `token-f1` the words in common \
      (SQuAD), `rouge-l` the longest common subsequence of words, `jaro-winkler` short names. Numbers are to be \
      compared with `number`: one digit hardly changes a fuzzy score.
      """,
    value: .textOrTexts,
    options: [
      Field("using", .choice(TextMetric.allCases.map(\.rawValue)), default: "ratio", "how texts are compared"),
      CommonOptions.normalize,
    ],
    examples: [
      .pass("similar: Is throat cancer treatable?\nusing: token-f1", on: "Can throat cancer be treatable?\n", case: ""),
      .fail("similar: Is throat cancer treatable?\nusing: token-f1", on: "Is it treatable?"),
      .pass("similar: $references\nmin: 0.9", on: "is throat cancer treatable", case: "references: [Is throat cancer treatable?]"),
    ])

  private let texts: ExpectedTexts
  private let metric: TextMetric
  private let normalizer: Normalizer
  /// The written texts, normalized once.
  private let prepared: [String]

  package init(_ options: Options) throws(InvalidInput) {
    texts = ExpectedTexts(options.value)
    metric = options.text("using").flatMap(TextMetric.init) ?? .ratio
    let normalizer = CommonOptions.normalizer(options)
    self.normalizer = normalizer
    if case .written(let written) = texts { prepared = written.map(normalizer.normalize) } else { prepared = [] }
  }

  package var threshold: Double { 0.8 }

  func score(_ text: String, in context: CaseContext) -> Double {
    let output = normalizer.normalize(text)
    return candidates(in: context).map { metric.score($0, output) }.max() ?? 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let output = normalizer.normalize(text)
    let originals = texts.resolved(in: context)
    let scores = candidates(in: context).map { metric.score($0, output) }
    let best = scores.indices.max { scores[$0] < scores[$1] }.map { originals[$0] } ?? ""
    return Explanation(
      expected: "resembles '\(best)' (\(metric.rawValue))", got: text, span: NearestPassage.of(best, in: text),
      notes: notes(best, output))
  }

  private func candidates(in context: CaseContext) -> [String] {
    if case .written = texts { return prepared }
    return context.input.references.map(normalizer.normalize)
  }

  private func notes(_ best: String, _ output: String) -> [String] {
    guard min(best.count, output.count) < 4 else { return [] }
    return ["a fuzzy score on fewer than four characters means little; use 'equals' or 'number'"]
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] { texts.problems(in: input, at: node) }
}
