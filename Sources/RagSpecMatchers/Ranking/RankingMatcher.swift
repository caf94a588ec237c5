import RagSpecCore

/// A matcher that looks at a ranking.
protocol RankingMatcher: Matcher {
  func score(_ ranking: [RankedDocument], in context: CaseContext) throws(UnsupportedObservation) -> Double
  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation
}

extension RankingMatcher {
  package static var observes: Observation.Kind? { .ranking }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .ranking(let ranking) = observation else {
      throw UnsupportedObservation("it looks at a ranking, the output is \(observation.kind)")
    }
    return try score(ranking, in: context)
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .ranking(let ranking) = observation else {
      return Explanation(wanting: .ranking, not: observation)
    }
    return explanation(of: ranking, in: context)
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
    ranking.firstIndex { $0.id == document }.map { $0 + 1 }
  }

  var description: String { document + (within.map { " within the first \($0)" } ?? "") }

  func found(in ranking: [RankedDocument]) -> String {
    rank(in: ranking).map { "it is at place \($0) of \(ranking.count)" }
      ?? "it is not among the \(ranking.count) results"
  }
}
