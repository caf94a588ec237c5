/// The weighted harmonic mean of the precision and the recall of all returned documents.
///
/// The weight `beta` is not squared, as it is in van Rijsbergen's measure: so it is in trec_eval and ir_measures.
///
/// - Definition: (*β* + 1) · SetP · SetR ⁄ (SetR + *β* · SetP); 0 if nothing relevant was returned.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `set_F`.
struct SetFMeasure: RelevanceFormula {
  static let family = MeasureFamily(
    name: "SetF", aliases: [], form: "SetF(rel=1,beta=1)",
    summary: "the harmonic mean of the precision and the recall of all returned documents")

  private let beta: Double
  let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    beta = try arguments.number("beta", default: 1, in: 0...1e6)
  }

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let set = RetrievedSet(ranking, level: level)
    guard set.relevantRetrieved > 0 else { return 0 }
    return (beta + 1) * set.precision * set.recall / (set.recall + beta * set.precision)
  }
}
