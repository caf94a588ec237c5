package import RagSpecCore
import TextNormalization

/// The output holds every one of several phrases, give or take a typing slip; the score is the share that it holds.
package struct MentionsAllMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "mentions-all",
    summary: "the output holds every one of these phrases, give or take a few letters; scores the share it holds",
    discussion: """
      Each phrase is looked for as `mentions` does: whole words, numbers as they are, no fragment. Phrases may overlap, \
      and one passage may hold several. A phrase that is listed twice counts twice.
      """,
    value: .list(.text),
    options: [Field("similarity", .share, default: "0.9", "how near a mention must come"), CommonOptions.normalize],
    examples: [
      .pass("mentions-all: [passport, proof of address]", on: "Bring your passports and a proof of adress."),
      .fail("mentions-all: [passport, proof of address]", on: "Bring your passport and a proof."),
      .pass("mentions-all: [passport, proof of address]\nmin: 0.5", on: "Bring your passport."),
      .fail("mentions-all: [\"2023\", \"2024\"]", on: "in 2023 and 12024"),
    ])

  private let phrases: [FuzzyPhrase]
  private let similarity: Double
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    guard !options.value.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of phrases is empty", at: options.value.location)
    }
    normalizer = CommonOptions.normalizer(options)
    similarity = options.number("similarity") ?? 0.9
    var phrases: [FuzzyPhrase] = []
    for node in options.value.elements { phrases.append(try PhraseOptions.fuzzyPhrase(node, normalizer)) }
    self.phrases = phrases
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    Double(phrases.count - missing(in: text, context).count) / Double(phrases.count)
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let missing = missing(in: text, context)
    return Explanation(
      expected: "all of \(phrases.map(\.original).quoted())", span: missing.first?.nearestRange(in: text),
      notes: missing.isEmpty ? [] : ["missing: \(missing.map(\.original).quoted())"])
  }

  private func missing(in text: String, _ context: CaseContext) -> [FuzzyPhrase] {
    let normalized = context.normalized(text, by: normalizer)
    return phrases.filter { $0.score(inNormalized: normalized) < similarity }
  }
}
