/// Average precision: the precision at the place of each relevant document, averaged. Its mean over queries is MAP.
///
/// A relevant document that is not found, with a cutoff not among the first *k*, adds a precision of 0.
///
/// - Definition: Σ P@*i* over the places *i* of relevant documents ⁄ |relevant documents|. Relevant is a grade of at
///   least `rel`.
/// - Range: 0 to 1, or to less if there are more than *k* relevant documents; undefined without any.
/// - SeeAlso: Buckley and Voorhees, *Retrieval system evaluation*, in *TREC: experiment and evaluation in information
///   retrieval*, 2005.
struct AveragePrecision: OptionalCutoffFormula {
  static let family = MeasureFamily(
    name: "AP", aliases: ["MAP"], form: "AP(rel=1)[@k]",
    summary: "the mean of the precision at the place of each relevant document")

  let level: Int
  let depth: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let places = ranking.relevantPlaces(from: level, within: depth)
    let sum = places.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element) }
    return sum / Double(relevantCount)
  }
}
