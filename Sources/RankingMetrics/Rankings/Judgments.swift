/// What people judged about documents for one query: a grade for each document that was looked at.
///
/// A grade above 0 means relevant, the higher the more; 0 means not relevant. A negative grade is treated as trec_eval
/// does: the document is not relevant and earns no gain, but it does count as judged in `Judged@k`.
public struct Judgments: Hashable, Sendable {
  /// The grades by document.
  public let grades: [String: Int]
  /// How many documents have which grade.
  let pool: GradePool

  /// Takes grades by document.
  ///
  /// - Complexity: O(*n* + *r* log *r*) for *n* documents of which *r* are relevant.
  public init(_ grades: [String: Int]) {
    self.grades = grades
    pool = GradePool(grades: grades.values)
  }
}
