package import RagSpecCore

/// A document comes before another one.
package struct RankedAboveMatcher: RankingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "ranked-above", summary: "a document comes before another one, or before several",
    discussion: """
      The document must be among the results. One that is expected below it may be missing: a search that did not find \
      the outdated policy at all has ranked the current one above it.
      """,
    value: .mapping([
      Field("document", .text, isRequired: true, "the id of the document that comes first"),
      Field(
        "than", .either([.text, .list(.text)]), isRequired: true, "ids of those that come behind it, or not at all"),
    ]),
    examples: [
      .pass("ranked-above: {document: hr-013, than: hr-900}", on: "hr-013 x hr-900"),
      .pass("ranked-above: {document: hr-013, than: [hr-900, hr-901]}", on: "x hr-013 hr-901"),
      .fail("ranked-above: {document: hr-013, than: hr-900}", on: "hr-900 hr-013"),
      .fail("ranked-above: {document: hr-013, than: hr-900}", on: "x y"),
    ])

  private let document: String
  private let others: [String]
  package var namedDocuments: [String] { [document] + others }

  package init(_ options: Options) throws(InvalidInput) {
    document = options.value["document"]?.text ?? ""
    let than = options.value["than"]
    others = than.map { $0.kind == .sequence ? $0.elements.map(\.text) : [$0.text] } ?? []
    if others.contains(document) {
      throw InvalidInput("same-document", "'\(document)' cannot come before itself", at: than?.location)
    }
    if others.isEmpty {
      throw InvalidInput("empty-list", "'than' names no document", at: than?.location)
    }
  }

  func score(_ ranking: [RankedDocument], in context: CaseContext) -> Double {
    guard let place = place(of: document, in: ranking) else { return 0 }
    return others.allSatisfy { self.place(of: $0, in: ranking) ?? .max > place } ? 1 : 0
  }

  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation {
    let places = ([document] + others).map { id in
      "\(id) " + (place(of: id, in: ranking).map { "at place \($0)" } ?? "not among the results")
    }
    let isAbove = score(ranking, in: context) == 1
    let asked = isAbove ? [] : [document] + others.filter { self.place(of: $0, in: ranking) != nil }.prefix(3)
    return Explanation(
      expected: "\(document) above \(others.joined(separator: ", "))", got: places.joined(separator: ", "),
      notes: asked.compactMap { id in context.searchTerms(of: id).map { "\(id) \($0)" } })
  }

  /// The place of a document, from 1.
  private func place(of id: String, in ranking: [RankedDocument]) -> Int? {
    ranking.firstIndex { $0.isCalled(id) }.map { $0 + 1 }
  }
}
