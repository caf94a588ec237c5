/// Recall at *k*: the share of the relevant documents that are among the first *k*.
///
/// - Definition: |relevant documents among the first *k*| ⁄ |relevant documents|. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1, or to less if there are more than *k* relevant documents; undefined without any.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct Recall: MeasureFormula {
  static let family = MeasureFamily(
    name: "R", aliases: ["recall"], form: "R(rel=1)@k",
    summary: "the share of the relevant documents that are among the first k")

  private let depth: Int
  private let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    depth = try arguments.cutoff()
  }

  func value(of ranking: JudgedRanking) -> Double? {
    let relevant = ranking.judgments.relevantCount(from: level)
    guard relevant > 0 else { return nil }
    return Double(ranking.relevantPlaces(from: level, within: depth).count) / Double(relevant)
  }
}
