/// Reciprocal rank: how near to the top the first relevant document is. Its mean over queries is MRR.
///
/// - Definition: 1 ⁄ the place of the first document with a grade of at least `rel`; 0 if there is none, with a cutoff
///   among the first *k*.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Kantor and Voorhees, *The TREC-5 confusion track: comparing retrieval methods for scanned text*, 2000.
struct ReciprocalRank: OptionalCutoffFormula {
  static let family = MeasureFamily(
    name: "RR", aliases: ["MRR"], form: "RR(rel=1)[@k]",
    summary: "1 divided by the place of the first relevant document")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    ranking.relevantPlaces(from: level, within: depth).first.map { 1 / Double($0) } ?? 0
  }
}
