package import RagSpecCore

/// The texts of the results mention facts; the score is the share of the facts that some result mentions.
package struct CoversMatcher: RankingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "covers",
    summary: "some passage among the results says this; of several facts, scores the share that is covered",
    discussion: """
      For searches without ids, or whose passages change with each chunking: what counts is what the passages say. Each \
      fact is looked for in each passage as `mentions` does, and must be in one of them as a whole; a fact that is a list \
      is a choice of wordings. Texts are those that the target gives (`read: {texts: …}` of `http`, `text` of `exec`), or \
      those of the corpus that it searches. A case whose results have no texts is errored; an empty ranking covers nothing.
      """,
    value: .either([.text, .list(.either([.text, .list(.text)]))]),
    options: [Field("within", .integer(1...1_000_000), "only the first so many places count; all by default")]
      + MentionedItems.options,
    examples: [
      .pass(
        "covers: sixteen weeks of leave",
        on: #"[{"id": "a", "text": "Hours"}, {"id": "b", "text": "Parents take sixteen weeks of leave."}]"#),
      .fail(
        "covers: sixteen weeks of leave\nwithin: 1",
        on: #"[{"id": "a", "text": "Hours"}, {"id": "b", "text": "Parents take sixteen weeks of leave."}]"#),
      .pass(
        "covers: [16 weeks, [paid, with pay]]\nmin: 0.5", on: #"[{"text": "Parents take 16 weeks of leave."}]"#),
      .fail("covers: 16 weeks", on: #"[{"text": "Parents take 18 weeks of leave."}]"#),
    ])

  static var looksAtIDs: Bool { false }

  private let facts: MentionedItems
  private let within: Int

  package init(_ options: Options) throws(InvalidInput) {
    facts = try MentionedItems(options)
    within = options["within"]?.integer ?? .max
  }

  func score(_ ranking: [RankedDocument], in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard !ranking.isEmpty else { return 0 }
    let results = ReadResults(ranking.prefix(within), in: context)
    guard !results.texts.isEmpty else {
      throw UnsupportedObservation(
        "the results have no texts; 'http' tells them by 'texts' under 'read', a program by 'text' in its ranking")
    }
    return facts.share(inAnyOf: results.texts.map(\.text))
  }

  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation {
    let results = ReadResults(ranking.prefix(within), in: context)
    let missing = facts.missing(from: results.texts.map(\.text))
    let place = within < ranking.count ? "the first \(within) of \(ranking.count)" : "\(ranking.count)"
    let covered = "\(facts.count - missing.count) of \(facts.count)"
    return Explanation(
      expected: "\(facts.description) in the results", got: "\(covered) in \(place) results",
      notes: missing.map { results.note(onMissing: $0) } + results.notes
        + [FuzzyPhrase.shortNote(missing.joined())].compactMap(\.self))
  }
}

/// Results with what they say.
private struct ReadResults {
  let texts: [(text: String, place: Int, id: String)]
  /// How many of them say nothing that could be known.
  private let unread: Int

  /// Looks texts up in the corpus where the search did not tell them.
  init(_ ranking: ArraySlice<RankedDocument>, in context: CaseContext) {
    var (texts, unread): ([(String, Int, String)], Int) = ([], 0)
    for (index, document) in ranking.enumerated() {
      for passage in document.passages {
        if let text = passage.text ?? context.corpus?.text(of: passage.id) {
          texts.append((text, index + 1, passage.id))
        } else {
          unread += 1
        }
      }
    }
    (self.texts, self.unread) = (texts, unread)
  }

  var notes: [String] {
    switch unread {
    case 0: []
    case 1: ["1 passage has no text, and covers nothing"]
    default: ["\(unread) passages have no text, and cover nothing"]
    }
  }

  /// Names a fact that is not there, and what comes nearest to it.
  func note(onMissing names: [FuzzyPhrase]) -> String {
    var nearest: (text: String, place: Int, id: String, score: Double)?
    for phrase in names {
      for (text, place, id) in texts {
        guard let found = phrase.nearest(in: text), found.score > nearest?.score ?? 0 else { continue }
        nearest = (text.text(inUTF8: found.range) ?? "", place, id, found.score)
      }
    }
    let fact = "not covered: '\(MentionedItems.description(names))'"
    guard let nearest else { return "\(fact); no passage comes near" }
    return "\(fact); nearest: \"\(nearest.text)\" in '\(nearest.id)' at place \(nearest.place)"
  }
}
