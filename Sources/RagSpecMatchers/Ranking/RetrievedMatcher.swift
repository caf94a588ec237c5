package import RagSpecCore

/// A document is in the ranking, high enough.
package struct RetrievedMatcher: RankingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "retrieved", summary: "a document is among the results, or among the first so many",
    value: DocumentPlace.value,
    examples: [
      .pass("retrieved: {document: hr-012, within: 2}", on: "hr-013 hr-012"),
      .fail("retrieved: {document: hr-012, within: 1}", on: "hr-013 hr-012"), .fail("retrieved: hr-012", on: "hr-013"),
    ])

  private let place: DocumentPlace
  package var namedDocuments: [String] { [place.document] }

  package init(_ options: Options) throws(InvalidInput) { place = DocumentPlace(options.value) }

  func score(_ ranking: [RankedDocument], in context: CaseContext) -> Double { place.isIn(ranking) ? 1 : 0 }

  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation {
    let isIn = place.isIn(ranking)
    return Explanation(
      expected: place.description, got: place.found(in: ranking),
      notes: isIn ? [] : context.searchTerms(of: place.document, in: ranking))
  }
}
