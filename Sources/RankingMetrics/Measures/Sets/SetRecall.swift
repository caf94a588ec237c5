/// The share of the relevant documents that were returned at all.
///
/// - Definition: |returned and relevant| ⁄ |relevant|. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct SetRecall: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "SetR", aliases: ["set_recall"], form: "SetR(rel=1)",
    summary: "the share of the relevant documents that were returned at all")

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    RetrievedSet(ranking, level: level).recall
  }
}
