/// The share of the first *k* places whose documents nobody judged: a warning where it is high.
///
/// A negative grade is none. Places that a short ranking leaves empty count as judged.
///
/// - Definition: |documents among the first *k* without a grade of at least 0| ⁄ *k*.
/// - Range: 0 to 1; undefined if nothing was judged for the query.
/// - SeeAlso: trec_eval, measure `unj`.
struct UnjudgedShare: MeasureFormula {
  static let family = MeasureFamily(
    name: "Unjudged", aliases: ["unj"], form: "Unjudged@k",
    summary: "the share of the first k places whose documents nobody judged")

  private let depth: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    depth = try arguments.cutoff()
  }

  func value(of ranking: JudgedRanking) -> Double? {
    ranking.pool.isEmpty ? nil : Double(ranking.grades.prefix(depth).count { $0 < 0 }) / Double(depth)
  }
}
