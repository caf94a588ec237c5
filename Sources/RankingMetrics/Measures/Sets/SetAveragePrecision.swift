/// Average precision of all returned documents as if they had no order.
///
/// - Definition: SetP · SetR.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `set_map`.
struct SetAveragePrecision: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "SetAP", aliases: ["set_map"], form: "SetAP(rel=1)",
    summary: "average precision of all returned documents as if they had no order")

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let set = RetrievedSet(ranking, level: level)
    return set.precision * set.recall
  }
}
