/// Rank-biased precision: the rate at which a user gains who goes on to the next document with the probability `p`.
///
/// The gain of a document is its grade, as a share of the query's highest grade where that is above 1; with `rel` it is 1
/// for a grade of at least that.
///
/// - Definition: (1 − *p*) Σ gain · *p*^(*i* − 1) over the places *i*, with a cutoff the first *k*.
/// - Range: 0 to 1, never reached; undefined without relevant documents.
/// - SeeAlso: Moffat and Zobel, *Rank-biased precision for measurement of retrieval effectiveness*, 2008. trec_eval's `rbp`
///   has a `p` of 0.9.
struct RankBiasedPrecision: MeasureFormula {
  static let family = MeasureFamily(
    name: "RBP", aliases: [], form: "RBP(p=0.8)[@k]",
    summary: "the rate of gain of a reader who goes on with the probability p")

  private let depth: Int
  private let persistence: Double
  private let level: Int?

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.optionalRelevanceLevel()
    persistence = try arguments.number("p", default: 0.8, in: 0...1)
    depth = try arguments.optionalCutoff() ?? .max
  }

  func value(of ranking: JudgedRanking) -> Double? {
    guard let highest = ranking.pool.positive.first, highest >= level ?? 1 else { return nil }
    var (sum, weight, place) = (0.0, 1.0, 1)
    for document in ranking.relevant.prefix(while: { $0.place <= depth }) {
      while place < document.place {
        weight *= persistence
        place += 1
      }
      sum += weight * gain(of: document.grade, outOf: highest)
    }
    return (1 - persistence) * sum
  }

  private func gain(of grade: Int, outOf highest: Int) -> Double {
    guard let level else { return Double(grade) / Double(highest) }
    return grade >= level ? 1 : 0
  }
}
