import RagSpecCore

/// A matcher that looks at a ranking.
protocol RankingMatcher: Matcher {
  func score(_ ranking: [RankedDocument], in context: CaseContext) throws(UnsupportedObservation) -> Double
  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation
  /// Whether it knows documents by their ids; not when it looks at what they say.
  static var looksAtIDs: Bool { get }
}

extension RankingMatcher {
  package static var observes: Observation.Kind? { .ranking }
  static var looksAtIDs: Bool { true }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .ranking(let ranking) = observation else {
      throw UnsupportedObservation("it looks at a ranking, the output is \(observation.kind)")
    }
    if Self.looksAtIDs, ranking.contains(where: { $0.identity == .unnamed }) {
      throw UnsupportedObservation(
        "the results have no ids; 'match: {corpus: …}' of the target finds them by their texts, 'covers' judges these")
    }
    return try score(ranking, in: context)
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .ranking(let ranking) = observation else {
      return Explanation(wanting: .ranking, not: observation)
    }
    var explanation = explanation(of: ranking, in: context)
    if Self.looksAtIDs, let note = UnmatchedResults(ranking).note { explanation.notes.append(note) }
    return explanation
  }
}

/// Results of a search without ids that are no document of the corpus, as far as their texts tell.
private struct UnmatchedResults {
  private let ranking: [RankedDocument]

  private static let mostShown = 5

  init(_ ranking: [RankedDocument]) { self.ranking = ranking }

  /// Says at which places they are; `nil` when there are none.
  var note: String? {
    let places = ranking.enumerated().compactMap { index, document -> String? in
      guard case .unmatched(let nearest) = document.identity else { return nil }
      return "place \(index + 1)" + (nearest.map { " (nearest: \($0))" } ?? "")
    }
    guard !places.isEmpty else { return nil }
    let rest = places.count > Self.mostShown ? " and \(places.count - Self.mostShown) more" : ""
    return "no document of the corpus says what these results say: "
      + places.prefix(Self.mostShown).joined(separator: ", ") + rest
  }
}

/// A document and the part of a ranking in which it is looked for.
struct DocumentPlace: Sendable {
  static let value = ValueType.either([
    .text,
    .mapping([
      Field("document", .text, isRequired: true, "the document's id"),
      Field("within", .integer(1...1_000_000), "only the first so many places count; all by default"),
    ]),
  ])

  let document: String
  let within: Int?

  init(_ node: ConfigNode) {
    document = node["document"]?.text ?? node.text
    within = node["within"]?.integer
  }

  func isIn(_ ranking: [RankedDocument]) -> Bool {
    rank(in: ranking).map { $0 <= within ?? .max } ?? false
  }

  /// The place of the document, from 1.
  func rank(in ranking: [RankedDocument]) -> Int? {
    ranking.firstIndex { $0.isCalled(document) }.map { $0 + 1 }
  }

  var description: String { document + (within.map { " within the first \($0)" } ?? "") }

  func found(in ranking: [RankedDocument]) -> String {
    rank(in: ranking).map { "it is at place \($0) of \(ranking.count)" }
      ?? "it is not among the \(ranking.count) results"
  }
}
