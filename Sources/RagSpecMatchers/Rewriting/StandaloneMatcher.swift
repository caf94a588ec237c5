package import RagSpecCore

/// The output can be understood without what was said before.
package struct StandaloneMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "standalone",
    summary: "no word of the rewrite needs the conversation to be understood; names the word that does",
    discussion: """
      Looks for pronouns and demonstratives that nothing in the text itself resolves, for "the second one" and the like, \
      and for questions that are a fragment ("And for part-timers?"). "It" in "is it possible to" and "there" in "are \
      there" need nothing. English, German and French; it goes by words, not by understanding, so a definite phrase \
      ("the policy") that only the conversation explains is not found: `carries` is for that.
      """,
    value: .boolean,
    options: [
      Field("language", .choice(ReferenceLanguage.allCases.map(\.rawValue)), default: "en", "the text's language")
    ],
    examples: [
      .pass("standalone: true", on: "Is throat cancer treatable?"), .fail("standalone: true", on: "Is it treatable?"),
      .fail("standalone: true", on: "And for part-timers?"),
      .pass("standalone: true", on: "Is it possible to carry leave over?"),
      .pass("standalone: true", on: "Did Ada Lovelace publish her notes?"),
      .fail("standalone: true", on: "Did she publish them?"),
      .fail("standalone: true", on: "How loud is the second one?"), .pass("standalone: false", on: "Why?"),
      .fail("standalone: true\nlanguage: de", on: "Ist es behandelbar?"),
    ])

  private let isWanted: Bool
  private let language: ReferenceLanguage

  package init(_ options: Options) throws(InvalidInput) {
    isWanted = options.value.boolean ?? true
    language = options.text("language").flatMap(ReferenceLanguage.init) ?? .en
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    language.openReferences(in: text).isEmpty == isWanted ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let open = language.openReferences(in: text)
    return Explanation(
      expected: isWanted ? "a question that stands alone" : "a question that leans on the conversation",
      span: open.first?.range, notes: open.map { "'\($0.word)' \($0.reason)" })
  }
}
