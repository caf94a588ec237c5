/// Interpolated precision, averaged over 11 shares of recall, from 0 in steps of a tenth, or over others.
///
/// - Definition: the mean of `IPrec` at each of the shares.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, 2008, section 8.4.
struct MeanInterpolatedPrecision: MeasureFormula {
  static let family = MeasureFamily(
    name: "11pt", aliases: ["11pt_avg"], form: "11pt(rel=1,rounding='nearest')",
    summary: "interpolated precision, averaged over 11 shares of recall")

  private let recalls: [Double]
  private let precision: RecallPrecision

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    precision = try RecallPrecision(&arguments)
    recalls = try arguments.numbers("recall", default: (0...10).map { Double($0) / 10 }, in: 0...1)
  }

  func value(of ranking: JudgedRanking) -> Double? {
    precision.values(of: ranking, at: recalls).map { $0.reduce(0, +) / Double(recalls.count) }
  }
}
