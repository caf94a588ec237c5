/// Precision at a multiple of the number of relevant documents.
///
/// The place is rounded up, unless it is at most a tenth above a whole number, as trec_eval does.
///
/// - Definition: P@*k* for *k* = ⌊multiple · |relevant documents| + 0.9⌋; 0 if that is 0. Relevant is a grade of at least
///   `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `Rprec_mult`.
struct RPrecisionMultiple: RelevanceFormula {
  static let family = MeasureFamily(
    name: "RprecMult", aliases: [], form: "RprecMult(rel=1)@multiple",
    summary: "the precision at a multiple of as many documents as are relevant")

  private let multiple: Double
  let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    multiple = try arguments.decimalCutoff("multiple", in: 0...1000)
  }

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let depth = Int(multiple * Double(relevantCount) + 0.9)
    return depth == 0 ? 0 : Double(ranking.relevantCount(from: level, within: depth)) / Double(depth)
  }
}
