/// How many queries were measured.
///
/// - Definition: 1 for each query.
/// - Range: 1.
/// - SeeAlso: trec_eval, measure `num_q`.
struct QueryCount: MeasureFormula {
  static let family = MeasureFamily(name: "NumQ", aliases: [], form: "NumQ", summary: "how many queries were measured")
  static let aggregation = MeasureAggregation.sum

  init(_ arguments: inout MeasureArguments) {}

  func value(of ranking: JudgedRanking) -> Double? { 1 }
}
