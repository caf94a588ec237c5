/// Success at *k*: whether there is a relevant document among the first *k*; also called hit rate.
///
/// - Definition: 1 if one of the first *k* documents has a grade of at least `rel`, else 0.
/// - Range: 0 or 1; undefined without relevant documents.
/// - SeeAlso: Craswell and Hawking, *Overview of the TREC-2004 Web Track*, 2004.
struct Success: CutoffFormula {
  static let family = MeasureFamily(
    name: "Success", aliases: ["hit", "hit-rate"], form: "Success(rel=1)@k",
    summary: "1 if a relevant document is among the first k, else 0")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    ranking.relevantCount(from: level, within: depth) == 0 ? 0 : 1
  }
}
