/// Gains discounted by what was missed so far instead of by the place: trec_eval's experimental `G`.
///
/// Each place costs what the best ranking gains there, and at least 1. A document after nothing but good ones loses little,
/// however far down it is.
///
/// - Definition: Σ gain ⁄ log₂(2 + cost so far − gain so far), both with the document itself ⁄ Σ gain of the best ranking.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `G`.
struct CostGain: MeasureFormula {
  static let family = MeasureFamily(
    name: "G", aliases: [], form: "G", summary: "the sum of the grades, discounted by what was missed so far")

  private let gains: GradeGains

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    gains = try arguments.gains()
  }

  var isShare: Bool { !gains.canBeNegative }

  func value(of ranking: JudgedRanking) -> Double? {
    let ideal = gains.ideal(of: ranking.pool)
    let best = ideal.reduce(0, +)
    guard best > 0 else { return nil }
    var (sum, collected, cost, next) = (0.0, 0.0, 0.0, 0)
    for document in gains.gained(by: ranking) {
      while next < document.place {
        cost += next < ideal.count ? max(ideal[next], 1) : 1
        next += 1
      }
      collected += document.gain
      // The difference is never below 0, but for the rounding of enormous grades.
      sum += document.gain / BinaryLogarithm.of(2 + max(cost - collected, 0))
    }
    return sum / best
  }
}
