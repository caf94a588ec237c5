/// A ranking as a set: how many documents were returned, are relevant, and are both.
struct RetrievedSet {
  let retrieved: Double
  let relevant: Double
  let relevantRetrieved: Double

  init(_ ranking: JudgedRanking, level: Int) {
    retrieved = Double(ranking.grades.count)
    relevant = Double(ranking.pool.relevantCount(from: level))
    relevantRetrieved = Double(ranking.relevantCount(from: level))
  }

  /// The share of what was returned that is relevant; 0 if nothing was returned.
  var precision: Double { retrieved > 0 ? relevantRetrieved / retrieved : 0 }
  /// The share of what is relevant that was returned.
  ///
  /// - Precondition: there are relevant documents.
  var recall: Double { relevantRetrieved / relevant }
}
