/// A query of a run, as measures want it.
package struct JudgedRunQuery: Hashable, Sendable {
  /// The query's name.
  package let name: String
  /// The grades of the returned documents, best first, with nothing for one that was not judged.
  package let grades: [Int?]
  /// The grades of all documents that were judged, in any order.
  package let judgedGrades: [Int]
  /// Whether the run answers the query.
  package let isAnswered: Bool
}
