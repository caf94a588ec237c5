/// nDCG at the place of each relevant document, averaged: trec_eval's experimental `ndcg_rel`.
///
/// A relevant document is one with a gain above 0. One that was not returned counts with the gains of the whole ranking
/// out of the most that any ranking could collect.
///
/// - Definition: (Σ DCG@*i* ⁄ DCG@*i* of the best ranking over the places *i* of relevant documents, and for each missing
///   one DCG ⁄ DCG of the best ranking) ⁄ |relevant documents|.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: trec_eval, measure `ndcg_rel`.
struct RelevantNormalizedGain: MeasureFormula {
  static let family = MeasureFamily(
    name: "nDCGrel", aliases: [], form: "nDCGrel", summary: "nDCG at the place of each relevant document, averaged")

  private let gains: GradeGains

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    gains = try arguments.gains()
  }

  var isShare: Bool { !gains.canBeNegative }

  func value(of ranking: JudgedRanking) -> Double? {
    let ideal = DiscountedGain.sums(gains.ideal(of: ranking.pool)[...])
    let (relevantCount, best) = (ideal.count - 1, ideal[ideal.count - 1])
    guard best > 0 else { return nil }
    var (sum, collected, found) = (0.0, 0.0, 0)
    for document in gains.gained(by: ranking) {
      collected += DiscountedGain.of(document)
      guard document.gain > 0 else { continue }
      sum += collected / ideal[min(document.place, relevantCount)]
      found += 1
    }
    return (sum + Double(relevantCount - found) * collected / best) / Double(relevantCount)
  }
}
