/// Normalized discounted cumulative gain: the gains a ranking collects, worth less further down, out of the most it could.
///
/// The gain of a document is its grade, as in trec_eval; with `dcg='exp-log2'` it is 2 to the power of the grade, less 1,
/// as in the Microsoft and web-search tradition. Below 0 it is 0. The best ranking, which collects the most, holds all
/// judged documents, whether they were returned or not. `gains={1:3,2:9}` replaces grades.
///
/// - Definition: DCG ⁄ DCG of the best ranking, where DCG = Σ gain ⁄ log₂(*i* + 1) over all places *i*, with a cutoff the
///   first *k*.
/// - Range: 0 to 1, and with negative gains below 0; undefined without relevant documents.
/// - SeeAlso: Järvelin and Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, 2002; Burges et al., *Learning
///   to rank using gradient descent*, 2005, for the exponential gain.
struct NormalizedGain: MeasureFormula {
  static let family = MeasureFamily(
    name: "nDCG", aliases: [], form: "nDCG(dcg='log2')[@k]",
    summary: "the discounted sum of the grades, as a share of the best ranking's")

  private let depth: Int
  private let gains: GradeGains

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    let isExponential = try arguments.choice("dcg", of: ["log2", "exp-log2"]) == "exp-log2"
    gains = isExponential ? .exponential : try arguments.gains()
    depth = try arguments.optionalCutoff() ?? .max
  }

  var isShare: Bool { !gains.canBeNegative }

  func value(of ranking: JudgedRanking) -> Double? {
    let ideal = DiscountedGain.sum(gains.ideal(of: ranking.pool).prefix(depth))
    guard ideal > 0 else { return nil }
    return gains.gained(by: ranking).prefix { $0.place <= depth }.reduce(0) { $0 + DiscountedGain.of($1) } / ideal
  }
}
