/// R-precision: precision at the number of relevant documents, where precision and recall are equal.
///
/// - Definition: P@*R* for the number *R* of documents with a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Buckley and Voorhees, *Retrieval system evaluation*, in *TREC: experiment and evaluation in information
///   retrieval*, 2005.
struct RPrecision: MeasureFormula {
  static let family = MeasureFamily(
    name: "Rprec", aliases: ["R-precision"], form: "Rprec(rel=1)",
    summary: "the precision at as many documents as are relevant")

  private let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
  }

  func value(of ranking: JudgedRanking) -> Double? {
    let relevant = ranking.judgments.relevantCount(from: level)
    guard relevant > 0 else { return nil }
    return Double(ranking.relevantPlaces(from: level, within: relevant).count) / Double(relevant)
  }
}
