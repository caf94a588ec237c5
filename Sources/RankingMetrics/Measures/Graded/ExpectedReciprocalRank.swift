/// Expected reciprocal rank: 1 ⁄ the place where a user who reads down the ranking is satisfied, as it is to be expected.
///
/// A document satisfies with the probability (2^grade − 1) ⁄ 2^`max`; grades above `max` count as `max`, those below 0
/// as 0.
///
/// - Definition: Σ *R*ᵢ ⁄ *i* · Π (1 − *R*ⱼ) over the places *i*, with a cutoff the first *k*, and all *j* before *i*.
/// - Range: 0 to less than 1; undefined without relevant documents.
/// - SeeAlso: Chapelle, Metzler, Zhang and Grinspan, *Expected reciprocal rank for graded relevance*, 2009. TREC's
///   gdeval, and with it ir_measures, has a `max` of 4.
struct ExpectedReciprocalRank: MeasureFormula {
  static let family = MeasureFamily(
    name: "ERR", aliases: [], form: "ERR(max=4)[@k]",
    summary: "1 divided by the place where a reader is satisfied, as it is to be expected")

  private let depth: Int
  private let highest: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    highest = try arguments.wholeNumber("max", default: 4)
    depth = try arguments.optionalCutoff() ?? .max
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard !ranking.pool.positive.isEmpty else { return nil }
    var (sum, reading) = (0.0, 1.0)
    for document in ranking.relevant.prefix(while: { $0.place <= depth }) {
      let grade = min(document.grade, highest)
      let satisfied = BinaryLogarithm.inverse(grade - highest) - BinaryLogarithm.inverse(-highest)
      sum += reading * satisfied / Double(document.place)
      reading *= 1 - satisfied
    }
    return sum
  }
}
