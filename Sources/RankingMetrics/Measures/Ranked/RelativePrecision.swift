/// Precision at *k* out of the most that is possible: precision for up to as many documents as are relevant, then recall.
///
/// - Definition: |relevant documents among the first *k*| ⁄ min(*k*, |relevant documents|). Relevant is a grade of at least
///   `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `relative_P`.
struct RelativePrecision: CutoffFormula {
  static let family = MeasureFamily(
    name: "RelativeP", aliases: [], form: "RelativeP(rel=1)@k",
    summary: "precision at k out of the most that is possible")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    Double(ranking.relevantCount(from: level, within: depth)) / Double(min(depth, relevantCount))
  }
}
