package import RagSpecCore

/// A document is not in the ranking, or not so high.
package struct NotRetrievedMatcher: RankingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "not-retrieved", summary: "a document is not among the results, or not among the first so many",
    value: DocumentPlace.value,
    examples: [
      .pass("not-retrieved: {document: hr-900, within: 1}", on: "hr-013 hr-900"),
      .pass("not-retrieved: hr-900", on: "hr-013"),
      .fail("not-retrieved: hr-900", on: "hr-013 hr-900"),
    ])

  private let place: DocumentPlace
  package var namedDocuments: [String] { [place.document] }

  package init(_ options: Options) throws(InvalidInput) { place = DocumentPlace(options.value) }

  func score(_ ranking: [RankedDocument], in context: CaseContext) -> Double { place.isIn(ranking) ? 0 : 1 }

  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation {
    Explanation(expected: "not \(place.description)", got: place.found(in: ranking))
  }
}
