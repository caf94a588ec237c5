/// Interpolated precision: the best precision from where so much of what is relevant was found.
///
/// How many documents a share of recall is, is rounded to the nearest number as trec_eval does from version 10 on; with
/// `rounding='up'` it is rounded up, unless it is at most a tenth above a whole number, as earlier versions and pytrec_eval
/// do.
///
/// - Definition: the highest P@*i* over the places *i* of relevant documents from the one on that completes the share; 0 if
///   too few were found. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct InterpolatedPrecision: MeasureFormula {
  static let family = MeasureFamily(
    name: "IPrec", aliases: [], form: "IPrec(rel=1,rounding='nearest')@recall",
    summary: "the best precision from where so much of what is relevant was found")

  private let recall: Double
  private let precision: RecallPrecision

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    precision = try RecallPrecision(&arguments)
    recall = try arguments.decimalCutoff("recall", in: 0...1)
  }

  func value(of ranking: JudgedRanking) -> Double? {
    precision.values(of: ranking, at: [recall])?[0]
  }
}
