/// Binary preference whose mean over queries is the geometric one.
///
/// - Definition: for a query Bpref.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `gm_bpref`.
struct GeometricBinaryPreference: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "GMBpref", aliases: [], form: "GMBpref(rel=1)", summary: "Bpref, with the geometric mean over queries")
  static let aggregation = MeasureAggregation.geometricMean

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    BinaryPreference(level: level).value(of: ranking, relevantCount: relevantCount)
  }
}
