/// R-precision: precision at the number of relevant documents, where precision and recall are equal.
///
/// - Definition: P@*R* for the number *R* of documents with a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Buckley and Voorhees, *Retrieval system evaluation*, in *TREC: experiment and evaluation in information
///   retrieval*, 2005.
struct RPrecision: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "Rprec", aliases: ["R-precision"], form: "Rprec(rel=1)",
    summary: "the precision at as many documents as are relevant")

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    Double(ranking.relevantCount(from: level, within: relevantCount)) / Double(relevantCount)
  }
}
