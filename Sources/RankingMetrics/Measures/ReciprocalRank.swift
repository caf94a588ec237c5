/// Reciprocal rank: how near to the top the first relevant document is. Its mean over queries is MRR.
///
/// - Definition: 1 ⁄ the place of the first document with a grade of at least `rel`; 0 if there is none, with a cutoff
///   among the first *k*.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Kantor and Voorhees, *The TREC-5 confusion track: comparing retrieval methods for scanned text*, 2000.
struct ReciprocalRank: MeasureFormula {
  static let family = MeasureFamily(
    name: "RR", aliases: ["MRR"], form: "RR(rel=1)[@k]",
    summary: "1 divided by the place of the first relevant document")

  private let depth: Int
  private let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    depth = try arguments.optionalCutoff() ?? .max
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard ranking.judgments.relevantCount(from: level) > 0 else { return nil }
    return ranking.relevantPlaces(from: level, within: depth).first.map { 1 / Double($0) } ?? 0
  }
}
