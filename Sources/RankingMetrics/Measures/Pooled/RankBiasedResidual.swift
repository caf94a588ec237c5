/// What rank-biased precision could gain at most from the documents that nobody judged.
///
/// As in trec_eval it is 0 where all returned documents were judged, although what comes after them is not known either.
///
/// - Definition: *p*^*n* + (1 − *p*) Σ *p*^(*i* − 1) over the places *i* of documents without a grade of at least 0, for *n*
///   returned documents.
/// - Range: 0 to 1; undefined if nothing was judged for the query.
/// - SeeAlso: Moffat and Zobel, *Rank-biased precision for measurement of retrieval effectiveness*, 2008; trec_eval,
///   measure `rbp_resid`.
struct RankBiasedResidual: MeasureFormula {
  static let family = MeasureFamily(
    name: "RBPResidual", aliases: ["rbp_resid"], form: "RBPResidual(p=0.9)",
    summary: "what rank-biased precision could gain from documents that nobody judged")

  private let persistence: Double

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    persistence = try arguments.number("p", default: 0.9, in: 0...1)
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard !ranking.pool.isEmpty else { return nil }
    guard ranking.grades.contains(where: { $0 < 0 }) else { return 0 }
    var (sum, weight) = (0.0, 1.0)
    for grade in ranking.grades {
      if grade < 0 { sum += weight }
      weight *= persistence
    }
    return weight + (1 - persistence) * sum
  }
}
