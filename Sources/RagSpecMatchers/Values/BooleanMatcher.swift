package import RagSpecCore
import TextNormalization

/// The output answers yes, or no.
package struct BooleanMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "boolean", summary: "the output answers yes, or no; an output that leaves it open fails and says why",
    discussion: """
      An output says yes or no by the word that it opens with ("Yes, but …" is a yes), by a verdict on the question ("That \
      is not the case") or by naming its answer ("The answer is no"). "Probably", "it depends" and "I think so" leave it \
      open, and so does an output that says both. A statement that does neither ("Dogs are allowed") leaves it open too: \
      which answer it is depends on the question.

      English, and the commonest words of German, French, Spanish, Italian, Portuguese, Dutch, Japanese, Chinese and \
      Korean; `yes` and `no` add words that an output may open with.
      """,
    value: .either([.boolean, .choice(["yes", "no"])]),
    options: [
      Field("yes", .textOrTexts, "what else means yes at the beginning of an output: tak"),
      Field("no", .textOrTexts, "what else means no at the beginning of an output: nie"),
    ],
    examples: [
      .pass("boolean: true", on: "Yes, but only after six months."),
      .pass("boolean: false", on: "No, that is not correct."), .pass("boolean: no", on: "That is not the case."),
      .fail("boolean: true", on: "It depends on the contract."), .fail("boolean: true", on: "Yes and no."),
      .fail("boolean: false", on: "Probably not."), .fail("boolean: false", on: "No one knows."),
      .pass("boolean: true", on: "Oui, bien sûr."), .pass("boolean: false", on: "いいえ、違います。"),
      .pass("boolean: true\nyes: tak", on: "Tak, oczywiście."),
    ])

  private let isWanted: Bool
  private let openings: [(isYes: Bool, phrase: OpeningPhrase)]

  package init(_ options: Options) throws(InvalidInput) {
    isWanted = options.value.boolean ?? options.value.isText("yes")
    openings = try Self.openings(true, options["yes"]) + Self.openings(false, options["no"])
  }

  private static func openings(
    _ isYes: Bool, _ node: ConfigNode?
  ) throws(InvalidInput) -> [(isYes: Bool, phrase: OpeningPhrase)] {
    guard let node else { return [] }
    var openings: [(isYes: Bool, phrase: OpeningPhrase)] = []
    for text in node.kind == .sequence ? node.elements : [node] { openings.append((isYes, try OpeningPhrase(text))) }
    return openings
  }

  func score(_ text: String, in context: CaseContext) -> Double { answer(text).verdict == wanted ? 1 : 0 }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let answer = answer(text)
    let expected = isWanted ? "yes" : "no"
    switch answer.verdict {
    case .yes: return Explanation(expected: expected, got: "yes", span: answer.range)
    case .no: return Explanation(expected: expected, got: "no", span: answer.range)
    case .unclear(let reason):
      return Explanation(expected: expected, got: "neither yes nor no", span: answer.range, notes: [reason])
    }
  }

  private var wanted: BooleanAnswer.Verdict { isWanted ? .yes : .no }

  private func answer(_ text: String) -> BooleanAnswer {
    let opening = openings.lazy.compactMap { entry in entry.phrase.range(in: text).map { (entry.isYes, $0) } }.first
    return BooleanAnswer(text, opening: opening)
  }
}

/// A phrase that an output may open with.
private struct OpeningPhrase: Sendable {
  private let phrase: String
  private let search: PhraseSearch

  init(_ node: ConfigNode) throws(InvalidInput) {
    phrase = try PhraseOptions.plainPhrase(node)
    search = PhraseSearch(Normalizer().normalize(phrase), wholeWords: true)
  }

  func range(in text: String) -> Range<Int>? {
    let normalized = Normalizer().normalizeKeepingOffsets(text)
    guard search.starts(normalized.text) else { return nil }
    return normalized.originalRange(ofUTF8: 0..<Normalizer().normalize(phrase).utf8.count)
  }
}
