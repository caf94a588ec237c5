/// Relevant documents, discounted by the others before them: trec_eval's experimental `binG`.
///
/// - Definition: Σ 1 ⁄ log₂(2 + documents before it that are not relevant) over the relevant documents of the ranking ⁄
///   |relevant documents|. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `binG`.
struct BinaryCostGain: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "binG", aliases: [], form: "binG(rel=1)",
    summary: "relevant documents, discounted by the documents before them that are not")

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let places = ranking.relevantPlaces(from: level).enumerated()
    return places.reduce(0) { $0 + 1 / BinaryLogarithm.of(1 + $1.element - $1.offset) } / Double(relevantCount)
  }
}
