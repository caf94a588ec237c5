/// Precision at *k*: the share of the first *k* places that hold a relevant document.
///
/// Places that a short ranking leaves empty count as not relevant.
///
/// - Definition: |relevant documents among the first *k*| ⁄ *k*. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct Precision: CutoffFormula {
  static let family = MeasureFamily(
    name: "P", aliases: ["precision"], form: "P(rel=1)@k",
    summary: "the share of the first k places that hold a relevant document")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    Double(ranking.relevantCount(from: level, within: depth)) / Double(depth)
  }
}
