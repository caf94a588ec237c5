/// Binary preference: how seldom documents judged not relevant come before relevant ones. Unjudged documents do not count.
///
/// - Definition: Σ (1 − min(*n*, *R*) ⁄ min(*N*, *R*)) ⁄ *R* over the relevant documents of the ranking, where *n* of *N*
///   documents that were judged not relevant come before it, and *R* = |relevant documents|. Relevant is a grade of at
///   least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Buckley and Voorhees, *Retrieval evaluation with incomplete information*, 2004.
struct BinaryPreference: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "Bpref", aliases: [], form: "Bpref(rel=1)",
    summary: "how seldom documents judged not relevant come before relevant ones")

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let most = Double(min(ranking.pool.nonrelevantCount(below: level), relevantCount))
    var (sum, nonrelevant) = (0.0, 0)
    for grade in ranking.grades where grade >= 0 {
      if grade < level {
        nonrelevant += 1
      } else {
        sum += nonrelevant == 0 ? 1 : 1 - Double(min(nonrelevant, relevantCount)) / most
      }
    }
    return sum / Double(relevantCount)
  }
}
