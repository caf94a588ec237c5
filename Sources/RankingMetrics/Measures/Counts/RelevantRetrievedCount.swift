/// How many relevant documents were returned.
///
/// - Definition: |returned documents with a grade of at least `rel`|.
/// - Range: 0 and up.
/// - SeeAlso: trec_eval, measure `num_rel_ret`.
struct RelevantRetrievedCount: CountFormula {
  static let family = MeasureFamily(
    name: "NumRelRet", aliases: [], form: "NumRelRet(rel=1)", summary: "how many relevant documents were returned")

  let level: Int

  func count(in ranking: JudgedRanking) -> Int { ranking.relevantCount(from: level) }
}
