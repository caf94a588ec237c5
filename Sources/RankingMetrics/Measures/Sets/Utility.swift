/// What the returned documents are worth, with a price for each of the four ways in which a document can fare.
///
/// - Definition: *a* · |returned and relevant| + *b* · |returned, not relevant| + *c* · |relevant, not returned| + *d* ·
///   |neither|, where `documents` is how many there are in all. Relevant is a grade of at least `rel`.
/// - Range: any number; 0 for an empty ranking with the usual prices.
/// - SeeAlso: trec_eval, measure `utility`.
struct Utility: MeasureFormula {
  static let family = MeasureFamily(
    name: "Utility", aliases: [], form: "Utility(rel=1,a=1,b=-1,c=0,d=0)",
    summary: "what the returned documents are worth at prices for good and bad ones")

  private let level: Int
  private let prices: [Double]
  private let documents: Double

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    let range = MeasureArguments.anyNumber
    prices = [
      try arguments.number("a", default: 1, in: range), try arguments.number("b", default: -1, in: range),
      try arguments.number("c", default: 0, in: range), try arguments.number("d", default: 0, in: range),
    ]
    documents = try arguments.number("documents", default: 0, in: 0...1e15)
  }

  var isShare: Bool { false }

  func value(of ranking: JudgedRanking) -> Double? {
    let set = RetrievedSet(ranking, level: level)
    let counts = [
      set.relevantRetrieved, set.retrieved - set.relevantRetrieved, set.relevant - set.relevantRetrieved,
      documents + set.relevantRetrieved - set.retrieved - set.relevant,
    ]
    return zip(prices, counts).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
