/// A number of documents, with `rel` as its one parameter; over all queries it is the sum.
protocol CountFormula: MeasureFormula {
  init(level: Int)

  func count(in ranking: JudgedRanking) -> Int
}

extension CountFormula {
  static var aggregation: MeasureAggregation { .sum }

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    self.init(level: try arguments.relevanceLevel())
  }

  func value(of ranking: JudgedRanking) -> Double? { Double(count(in: ranking)) }
}
