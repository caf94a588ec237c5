/// Success at *k*: whether there is a relevant document among the first *k*; also called hit rate.
///
/// - Definition: 1 if one of the first *k* documents has a grade of at least `rel`, else 0.
/// - Range: 0 or 1; undefined without relevant documents.
/// - SeeAlso: Craswell and Hawking, *Overview of the TREC-2004 Web Track*, 2004.
struct Success: MeasureFormula {
  static let family = MeasureFamily(
    name: "Success", aliases: ["hit", "hit-rate"], form: "Success(rel=1)@k",
    summary: "1 if a relevant document is among the first k, else 0")

  private let depth: Int
  private let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    depth = try arguments.cutoff()
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard ranking.judgments.relevantCount(from: level) > 0 else { return nil }
    return ranking.relevantPlaces(from: level, within: depth).isEmpty ? 0 : 1
  }
}
