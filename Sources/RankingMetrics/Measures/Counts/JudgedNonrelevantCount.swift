/// How many returned documents were judged not to be relevant.
///
/// - Definition: |returned documents with a grade from 0 to below `rel`|.
/// - Range: 0 and up.
/// - SeeAlso: trec_eval, measure `num_nonrel_judged_ret`.
struct JudgedNonrelevantCount: CountFormula {
  static let family = MeasureFamily(
    name: "NumNonrelJudgedRet", aliases: [], form: "NumNonrelJudgedRet(rel=1)",
    summary: "how many returned documents were judged not to be relevant")

  let level: Int

  func count(in ranking: JudgedRanking) -> Int { ranking.grades.count { 0..<level ~= $0 } }
}
