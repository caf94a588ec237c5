/// Recall at *k*: the share of the relevant documents that are among the first *k*.
///
/// - Definition: |relevant documents among the first *k*| ⁄ |relevant documents|. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1, or to less if there are more than *k* relevant documents; undefined without any.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct Recall: CutoffFormula {
  static let family = MeasureFamily(
    name: "R", aliases: ["recall"], form: "R(rel=1)@k",
    summary: "the share of the relevant documents that are among the first k")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    Double(ranking.relevantCount(from: level, within: depth)) / Double(relevantCount)
  }
}
