/// Inferred average precision: AP as a sample of judgments lets it be estimated.
///
/// A negative grade marks a document of the pool that was left out of the sample: it is taken to be relevant as often as
/// those in the sample. Documents outside the pool are taken not to be relevant.
///
/// - Definition: Σ (1 ⁄ *i* + (*p* ⁄ *i*) · (*r* + ε) ⁄ (*j* + 2ε)) ⁄ |relevant documents| over the places *i* of relevant
///   documents, before which *p* documents are of the pool, *j* of them judged and *r* relevant; ε = 0.00001. Relevant is
///   a grade of at least `rel`.
/// - Range: 0 to 1; undefined without relevant documents.
/// - SeeAlso: Yilmaz and Aslam, *Estimating average precision with incomplete and imperfect judgments*, 2006.
struct InferredAveragePrecision: WholeRankingFormula {
  static let family = MeasureFamily(
    name: "infAP", aliases: [], form: "infAP(rel=1)", summary: "average precision, estimated from a sample of judgments"
  )

  let level: Int

  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double {
    let epsilon = 0.00001
    var (sum, pooled, judged, relevant) = (0.0, 0.0, 0.0, 0.0)
    for (index, grade) in ranking.grades.enumerated() where grade != JudgedRanking.notPooled {
      if grade >= level {
        let precision = (relevant + epsilon) / (judged + 2 * epsilon)
        sum += (1 + pooled * precision) / Double(index + 1)
        relevant += 1
      }
      pooled += 1
      if grade >= 0 { judged += 1 }
    }
    return sum / Double(relevantCount)
  }
}
