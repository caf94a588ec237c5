/// A ranking with the grade of each of its documents looked up.
public struct JudgedRanking: Sendable {
  /// The grades in ranking order; nothing for a document that was not judged.
  let grades: [Int?]
  let judgments: Judgments

  /// Looks up the grades of a ranking.
  ///
  /// - Complexity: O(*n*) for *n* ranked documents.
  public init(_ ranking: Ranking, _ judgments: Judgments) {
    grades = ranking.documents.map { judgments.grades[$0] }
    self.judgments = judgments
  }

  /// Returns the places, from 1, of the documents among the first `depth` with this grade or a higher one.
  func relevantPlaces(from level: Int, within depth: Int) -> [Int] {
    grades.prefix(depth).enumerated().compactMap { index, grade in
      guard let grade, grade >= level else { return nil }
      return index + 1
    }
  }
}
