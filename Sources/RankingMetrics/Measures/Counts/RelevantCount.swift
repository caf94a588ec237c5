/// How many documents are relevant, returned or not.
///
/// - Definition: |documents with a grade of at least `rel`|.
/// - Range: 0 and up.
/// - SeeAlso: trec_eval, measure `num_rel`.
struct RelevantCount: CountFormula {
  static let family = MeasureFamily(
    name: "NumRel", aliases: [], form: "NumRel(rel=1)", summary: "how many documents are relevant")

  let level: Int

  func count(in ranking: JudgedRanking) -> Int { ranking.pool.relevantCount(from: level) }
}
