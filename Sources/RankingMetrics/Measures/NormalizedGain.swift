/// Normalized discounted cumulative gain: the grades a ranking collects, worth less further down, out of the most it could.
///
/// The gain of a document is its grade, as in trec_eval, not two to the power of it; below 0 it is 0. The best ranking,
/// which collects the most, holds all judged documents, whether they were returned or not.
///
/// - Definition: DCG ⁄ DCG of the best ranking, where DCG = Σ gain ⁄ log₂(*i* + 1) over all places *i*, with a cutoff the
///   first *k*.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Järvelin and Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, 2002.
struct NormalizedGain: MeasureFormula {
  static let family = MeasureFamily(
    name: "nDCG", aliases: [], form: "nDCG[@k]",
    summary: "the discounted sum of the grades, as a share of the best ranking's")

  private let depth: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    depth = try arguments.optionalCutoff() ?? .max
  }

  func value(of ranking: JudgedRanking) -> Double? {
    let ideal = discountedSum(ranking.judgments.idealGrades.prefix(depth))
    guard ideal > 0 else { return nil }
    return discountedSum(ranking.grades.prefix(depth).lazy.map { $0 ?? 0 }) / ideal
  }

  private func discountedSum(_ grades: some Sequence<Int>) -> Double {
    grades.enumerated().reduce(0) { sum, place in
      place.element > 0 ? sum + Double(place.element) / BinaryLogarithm.of(place.offset + 2) : sum
    }
  }
}
