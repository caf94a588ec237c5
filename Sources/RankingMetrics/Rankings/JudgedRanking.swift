/// A ranking with the grade of each of its documents looked up.
public struct JudgedRanking: Sendable {
  /// The grades in ranking order; below 0 one of the two marks.
  let grades: [Int]
  /// The documents with a grade above 0 in ranking order: few, and all that most formulas look at.
  let relevant: [GradedPlace]
  /// What was judged for the query, whether it was returned or not.
  let pool: GradePool

  /// Stands for the grade of a document that nobody was asked about.
  static var notPooled: Int { -2 }
  /// Stands for a negative grade: the document was among those to be judged, but was not.
  static var notJudged: Int { -1 }

  /// Looks up the grades of a ranking.
  ///
  /// - Complexity: O(*n*) for *n* ranked documents.
  public init(_ ranking: Ranking, _ judgments: Judgments) {
    self.init(grades: ranking.documents.map { judgments.grades[$0] }, in: judgments.pool)
  }

  /// Takes grades that were looked up elsewhere: in ranking order, with nothing for a document that was not judged.
  public init(grades: [Int?], in pool: GradePool) {
    self.init(marks: grades.map { $0.map { max($0, Self.notJudged) } ?? Self.notPooled }, in: pool)
  }

  private init(marks: [Int], in pool: GradePool) {
    grades = marks
    self.pool = pool
    var relevant: [GradedPlace] = []
    for (index, grade) in marks.enumerated() where grade > 0 {
      relevant.append(GradedPlace(place: index + 1, grade: grade))
    }
    self.relevant = relevant
  }

  /// The ranking cut after `depth` documents.
  public func prefix(_ depth: Int) -> JudgedRanking {
    depth >= grades.count ? self : JudgedRanking(marks: Array(grades.prefix(max(depth, 0))), in: pool)
  }

  /// The ranking without the documents that have no grade or a negative one.
  public func withoutUnjudged() -> JudgedRanking {
    JudgedRanking(marks: grades.filter { $0 >= 0 }, in: pool)
  }

  /// Returns the places, from 1, of the documents among the first `depth` with this grade or a higher one.
  func relevantPlaces(from level: Int, within depth: Int = .max) -> [Int] {
    relevant.prefix { $0.place <= depth }.filter { $0.grade >= level }.map(\.place)
  }

  /// Returns how many documents among the first `depth` have this grade or a higher one.
  func relevantCount(from level: Int, within depth: Int = .max) -> Int {
    var count = 0
    for document in relevant {
      if document.place > depth { break }
      if document.grade >= level { count += 1 }
    }
    return count
  }
}

/// Where in a ranking a document is, from 1, and its grade.
struct GradedPlace {
  let place: Int
  let grade: Int
}
