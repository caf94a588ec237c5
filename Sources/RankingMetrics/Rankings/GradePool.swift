/// How many documents have which grade, of all that were judged for a query.
public struct GradePool: Hashable, Sendable {
  /// All grades above 0, the highest first: what an ideal ranking would hold.
  let positive: [Int]
  /// How many documents were found to be not relevant.
  let zeroCount: Int
  /// How many documents have a negative grade: they were to be judged, but were not.
  let negativeCount: Int

  /// Counts the grades of all documents that were judged for a query, in any order.
  ///
  /// - Complexity: O(*n* + *r* log *r*) for *n* documents of which *r* are relevant.
  public init(grades: some Sequence<Int>) {
    var (positive, zeros, negatives): ([Int], Int, Int) = ([], 0, 0)
    for grade in grades {
      if grade > 0 { positive.append(grade) } else if grade == 0 { zeros += 1 } else { negatives += 1 }
    }
    self.positive = positive.sorted(by: >)
    (zeroCount, negativeCount) = (zeros, negatives)
  }

  var isEmpty: Bool { positive.isEmpty && zeroCount + negativeCount == 0 }

  /// Returns how many documents have this grade or a higher one; `level` is at least 1.
  func relevantCount(from level: Int) -> Int {
    level <= 1 ? positive.count : positive.prefix { $0 >= level }.count
  }

  /// Returns how many documents were judged and have a lower grade; `level` is at least 1.
  func nonrelevantCount(below level: Int) -> Int {
    zeroCount + positive.count - relevantCount(from: level)
  }
}
