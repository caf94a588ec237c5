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
      .pass("similar: Is throat cancer treatable?\nusing: token-f1", on: "Is throat cancer really treatable?\n"),
      .fail("similar: Is throat cancer treatable?\nusing: token-f1", on: "Is it treatable?"),
      .pass(
        "similar: $references\nmin: 0.9", on: "is throat cancer treatable",
        case: "references: [Is throat cancer treatable?]"),
    ])

  private let metric: TextMetric
  private let normalizer: Normalizer
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
    let normalizer = CommonOptions.normalizer(options)
    metric = options.text("using").flatMap(TextMetric.init) ?? .ratio
    prepared =
      switch try ExpectedTexts(options.value) {
      case .written(let texts): texts.map { Candidate($0, normalizer) }
      case .references: nil
      }
    self.normalizer = normalizer
  }

  package var threshold: Double { 0.8 }

  func score(_ text: String, in context: CaseContext) -> Double {
    best(for: context.normalized(text, by: normalizer), in: context)?.score ?? 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let output = context.normalized(text, by: normalizer)
    guard let best = best(for: output, in: context) else { return Explanation(expected: "a text to resemble") }
    return Explanation(
      expected: "resembles '\(best.candidate.original)' (\(metric.rawValue))", got: text,
      span: FuzzyPhrase(best.candidate.original, normalizer).nearestRange(in: text),
      notes: notes(best.candidate.normalized, output))
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    prepared == nil ? ExpectedTexts.references.problems(in: input, at: node) : []
  }

  private func best(for output: String, in context: CaseContext) -> (score: Double, candidate: Candidate)? {
    var best: (score: Double, candidate: Candidate)?
    for candidate in prepared ?? context.input.references.map({ Candidate($0, normalizer) }) {
      let score = metric.score(output, against: candidate.normalized)
      if score > best?.score ?? -1 { best = (score, candidate) }
    }
    return best
  }

  private func notes(_ expected: String, _ output: String) -> [String] {
    guard min(expected.unicodeScalars.count, output.unicodeScalars.count) < 4 else { return [] }
    return ["a fuzzy score on fewer than four characters means little; use 'equals' or 'number'"]
  }
}
