/// How many documents were returned; with `rel` how many of them have a grade of at least that.
///
/// - Definition: |returned documents|.
/// - Range: 0 and up.
/// - SeeAlso: trec_eval, measures `num_ret` and `num_rel_ret`.
struct RetrievedCount: MeasureFormula {
  static let family = MeasureFamily(
    name: "NumRet", aliases: [], form: "NumRet", summary: "how many documents were returned")
  static let aggregation = MeasureAggregation.sum

  private let level: Int?

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.optionalRelevanceLevel()
  }

  func value(of ranking: JudgedRanking) -> Double? {
    Double(level.map { ranking.relevantCount(from: $0) } ?? ranking.grades.count)
  }
}
