package import RagSpecCore
import TextNormalization

/// The output holds a phrase, give or take a typing slip.
package struct MentionsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "mentions", summary: "the output holds a phrase, or one of several, give or take a few letters",
    discussion: """
      The phrase is aligned with the best run of whole words of the output, so that plurals, typing slips and inflections \
      do not matter. Each word of the phrase must have one of its own there that is like it, and words of fewer than four \
      letters the same, so that no fragment passes and no "not" is overlooked; two words may be written as one. Numbers \
      must be there as they are, with or without commas between thousands, and "non-refundable" is no "refundable". A phrase of fewer than four characters is looked for as it is. Of several texts, or \
      `$references`, the best counts; for several phrases that must all be there use `mentions-all`.

      `using` takes the metrics of `similar`, but for those to which a part is as good as the whole. With `osa` or \
      `damerau-levenshtein` two swapped letters are one slip; `token-sort`, `token-f1` and `rouge-1` take the words in any \
      order; `jaro-winkler` is for names.
      """,
    value: .textOrTexts, options: [MentionMetric.field] + CommonOptions.normalization,
    examples: [
      .pass("mentions: parental leave", on: "Rules for Parental-Leaves apply."),
      .pass("mentions: parental leave\nusing: osa", on: "Rules for parnetal leave apply."),
      .fail("mentions: parental leave", on: "Rules for leave apply."),
      .fail("mentions: unconstitutional", on: "It is constitutional."),
      .fail("mentions: refundable", on: "The ticket is non-refundable."),
      .pass("mentions: 1000 people", on: "It holds 1,000 people."),
      .fail("mentions: revenue of 2013", on: "revenue of 2012"),
      .fail("mentions: a severe allergy to penicillin", on: "has severe allergy to penicillin"),
      .pass("mentions: [UN, United Nations]", on: "by the United Nations"), .fail("mentions: UN", on: "fun"),
    ])

  private let texts: ExpectedTexts
  private let normalizer: Normalizer
  private let metric: MentionMetric
  /// The written texts, prepared once.
  private let prepared: [FuzzyPhrase]
  private let least: Double

  package init(_ options: Options) throws(InvalidInput) {
    normalizer = try CommonOptions.normalizer(options)
    metric = MentionMetric(options)
    texts = try ExpectedTexts(options.value)
    var prepared: [FuzzyPhrase] = []
    let nodes = options.value.kind == .sequence ? options.value.elements : [options.value]
    if !texts.isReferences {
      for node in nodes { prepared.append(try PhraseOptions.fuzzyPhrase(node, normalizer, using: metric)) }
    }
    self.prepared = prepared
    least = options.number("min") ?? Self.standardThreshold
  }

  private static let standardThreshold = 0.9

  package var threshold: Double { Self.standardThreshold }

  func score(_ text: String, in context: CaseContext) -> Double {
    best(of: phrases(in: context), inNormalized: context.normalized(text, by: normalizer))?.score ?? 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let phrases = phrases(in: context)
    let best = best(of: phrases, inNormalized: context.normalized(text, by: normalizer))
    let nearest = best.flatMap { $0.score > 0 ? $0.phrase : nil } ?? phrases.first
    let name = metric == .ratio ? "" : " (\(metric.name))"
    return Explanation(
      expected: "the phrase \(phrases.map(\.original).quoted(by: "or"))\(name)",
      span: nearest?.nearestRange(in: text),
      notes: [FuzzyPhrase.shortNote(phrases), stepsNote(text, phrases)].compactMap(\.self))
  }

  private func phrases(in context: CaseContext) -> [FuzzyPhrase] {
    texts.isReferences
      ? context.input.references.map { FuzzyPhrase($0, normalizer, using: metric) } : prepared
  }

  private func best(of phrases: [FuzzyPhrase], inNormalized text: String) -> (score: Double, phrase: FuzzyPhrase)? {
    var best: (score: Double, phrase: FuzzyPhrase)?
    for phrase in phrases where best?.score ?? 0 < 1 {
      let score = phrase.score(inNormalized: text)
      if score > best?.score ?? -1 { best = (score, phrase) }
    }
    return best
  }

  private func stepsNote(_ text: String, _ phrases: [FuzzyPhrase]) -> String? {
    normalizer.stepsNote { normalizer in
      let phrases = phrases.map { $0.normalized(by: normalizer) }
      return best(of: phrases, inNormalized: normalizer.normalize(text))?.score ?? 0 >= least
    }
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    texts.problems(in: input, at: node) + shortTexts(node)
  }

  /// Whoever names a metric expects it to be used.
  private func shortTexts(_ node: ConfigNode) -> [Diagnostic] {
    guard metric != .ratio, prepared.contains(where: \.isLookedForAsItIs) else { return [] }
    let value = node.firstEntry?.value ?? node
    return zip(prepared, value.kind == .sequence ? value.elements : [value]).filter(\.0.isLookedForAsItIs).map {
      Diagnostic(
        "short-text", "'\(metric.name)' is not used for '\($0.original)', which has fewer than four characters",
        at: $1.location, severity: .warning, hint: "it is looked for as it is, as whole words")
    }
  }
}
