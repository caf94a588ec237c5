/// Average precision whose mean over queries is the geometric one: GMAP, which looks at the queries that go badly.
///
/// - Definition: for a query AP.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Robertson, *On GMAP: and other transformations*, 2006.
struct GeometricAveragePrecision: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "GMAP", aliases: [], form: "GMAP(rel=1)", summary: "average precision, with the geometric mean over queries")
  static let aggregation = MeasureAggregation.geometricMean

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    AveragePrecision(level: level, depth: .max).value(of: ranking, relevantCount: relevantCount)
  }
}
