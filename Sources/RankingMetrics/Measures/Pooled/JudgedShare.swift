/// The share of the returned documents that were judged at all: how far the other measures can be trusted.
///
/// The share is one of the documents that were returned, not of *k* places as in `P@k`: a short ranking may reach 1. Any
/// grade counts as a judgment, 0 and negative ones too.
///
/// - Definition: |judged documents among the first *k*| ⁄ min(*k*, |returned documents|).
/// - Range: 0 to 1; 0 for an empty ranking; undefined if nothing was judged for the query.
/// - SeeAlso: Buckley and Voorhees, *Retrieval evaluation with incomplete information*, 2004, for what unjudged documents
///   do to measures; the definition is that of ir_measures.
struct JudgedShare: MeasureFormula {
  static let family = MeasureFamily(
    name: "Judged", aliases: [], form: "Judged[@k]", summary: "the share of the first k documents that were judged")

  private let depth: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    depth = try arguments.optionalCutoff() ?? .max
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard !ranking.pool.isEmpty else { return nil }
    let top = ranking.grades.prefix(depth)
    return top.isEmpty ? 0 : Double(top.count { $0 != JudgedRanking.notPooled }) / Double(top.count)
  }
}
