/// nDCG where the best ranking goes from one grade to the next, averaged: trec_eval's experimental `Rndcg`.
///
/// With 5 documents of grade 3 and 8 of grade 1 these places are 5 and 13; a ranking that goes on for more than one
/// document adds its end.
///
/// - Definition: the mean of nDCG@*i* for the number *i* of judged documents with a gain of at least *g*, for each gain *g*
///   above 0, and of nDCG at the end of the ranking.
/// - Range: 0 to 1; undefined without documents of at least the grade `rel`.
/// - SeeAlso: trec_eval, measure `Rndcg`.
struct LevelNormalizedGain: MeasureFormula {
  static let family = MeasureFamily(
    name: "Rndcg", aliases: [], form: "Rndcg(rel=1)",
    summary: "nDCG where the best ranking goes from one grade to the next, averaged")

  private let gains: GradeGains
  private let level: Int

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    gains = try arguments.gains()
  }

  var isShare: Bool { !gains.canBeNegative }

  func value(of ranking: JudgedRanking) -> Double? {
    let ideal = gains.ideal(of: ranking.pool)
    guard let last = ideal.last, last > 0, ranking.pool.relevantCount(from: level) > 0 else { return nil }
    var places = ideal.indices.dropFirst().filter { ideal[$0] != ideal[$0 - 1] } + [ideal.count]
    if ranking.grades.count > ideal.count + 1 { places.append(ranking.grades.count) }
    let best = DiscountedGain.sums(ideal[...])
    let collected = collectedGains(of: ranking, downTo: places)
    let sum = zip(places, collected).reduce(0) { $0 + $1.1 / best[min($1.0, ideal.count)] }
    return sum / Double(places.count)
  }

  /// The discounted gains that a ranking has collected at each of some places, given in ascending order.
  private func collectedGains(of ranking: JudgedRanking, downTo places: [Int]) -> [Double] {
    var rest = gains.gained(by: ranking)[...]
    var sum = 0.0
    return places.map { place in
      while let next = rest.first, next.place <= place {
        sum += DiscountedGain.of(next)
        rest = rest.dropFirst()
      }
      return sum
    }
  }
}
