/// The share of all returned documents that are relevant.
///
/// - Definition: |returned and relevant| ⁄ |returned|; with `relative=True` ⁄ min(|returned|, |relevant|), which is the most
///   that is possible. Relevant is a grade of at least `rel`.
/// - Range: 0 to 1; 0 for an empty ranking; undefined without relevant documents.
/// - SeeAlso: van Rijsbergen, *Information Retrieval*, second edition, 1979, chapter 7.
struct SetPrecision: RelevanceFormula {
  static let family = MeasureFamily(
    name: "SetP", aliases: [], form: "SetP(rel=1)", summary: "the share of all returned documents that are relevant")

  private let isRelative: Bool
  let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    isRelative = try arguments.flag("relative")
  }

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let set = RetrievedSet(ranking, level: level)
    guard isRelative, set.retrieved > 0 else { return set.precision }
    return set.relevantRetrieved / min(set.retrieved, set.relevant)
  }
}
