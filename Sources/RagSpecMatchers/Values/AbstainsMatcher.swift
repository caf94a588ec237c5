package import RagSpecCore
import TextNormalization

/// The output says that it cannot answer, or does not.
package struct AbstainsMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "abstains", summary: "the output says that it cannot answer; with false, it must answer",
    discussion: """
      An output abstains when one of its clauses says that there is no answer ("I don't know", "The context does not \
      mention it", "I can't help with that") and all others are courtesies: apologies, questions, offers, advice where else \
      to ask, what the source is about instead. One clause that tells something makes it an answer: "The policy does not \
      mention pets, but dogs are allowed under section 4" answers, and so does half an answer ("16 weeks; the policy does \
      not say whether they are paid"). An empty output neither abstains nor answers, and so always fails.

      What a text rules is an answer: "The policy does not cover teeth" and "Breakfast is not included" answer. English, and \
      the commonest wordings of German, French, Spanish, Italian, Portuguese, Dutch, Japanese, Chinese and Korean; `phrases` \
      adds wordings of any language: a clause that holds one says that there is no answer.
      """,
    value: .boolean,
    options: [Field("phrases", .textOrTexts, "further wordings that say that there is no answer: nie wiem")],
    examples: [
      .pass("abstains: true", on: "I'm sorry, but the provided context does not mention parental leave."),
      .fail("abstains: true", on: "The policy does not mention pets, but dogs are allowed under section 4."),
      .pass("abstains: false", on: "Parental leave is 16 weeks."), .fail("abstains: false", on: "I don't know."),
      .pass("abstains: true", on: "Das geht aus dem Kontext nicht hervor."),
      .pass("abstains: true\nphrases: nie wiem", on: "Nie wiem."), .fail("abstains: false", on: ""),
    ])

  private let isWanted: Bool
  private let phrases: [PhraseSearch]

  package init(_ options: Options) throws(InvalidInput) {
    isWanted = options.value.boolean ?? true
    let nodes = options["phrases"].map { $0.kind == .sequence ? $0.elements : [$0] } ?? []
    var phrases: [PhraseSearch] = []
    for node in nodes {
      let phrase = try PhraseOptions.plainPhrase(node)
      phrases.append(PhraseSearch(Normalizer().normalize(phrase), wholeWords: true))
    }
    self.phrases = phrases
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    switch abstention(of: text) {
    case .abstains: isWanted ? 1 : 0
    case .answers: isWanted ? 0 : 1
    case .isSilent: 0
    }
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let expected = isWanted ? "an output that abstains" : "an output that answers"
    switch abstention(of: text) {
    case .abstains(let range): return Explanation(expected: expected, got: "it abstains", span: range)
    case .answers(let range): return Explanation(expected: expected, got: "it answers", span: range)
    case .isSilent: return Explanation(expected: expected, got: "it says nothing")
    }
  }

  private func abstention(of text: String) -> Abstention {
    guard !phrases.isEmpty else { return Abstention(text) }
    let normalized = Normalizer().normalizeKeepingOffsets(text)
    let places = phrases.flatMap { $0.ranges(in: normalized.text) }
    return Abstention(text, ownPhrases: places.map(normalized.originalRange))
  }
}
