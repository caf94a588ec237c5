/// A measure of documents that are relevant or not, without a value where no document is.
protocol RelevanceFormula: MeasureFormula {
  /// The least grade that counts as relevant.
  var level: Int { get }

  /// The value for a query for which so many documents are relevant: at least one.
  func value(of ranking: JudgedRanking, relevantCount: Int) -> Double
}

extension RelevanceFormula {
  func value(of ranking: JudgedRanking) -> Double? {
    let relevant = ranking.pool.relevantCount(from: level)
    return relevant > 0 ? value(of: ranking, relevantCount: relevant) : nil
  }
}

/// A measure of the whole ranking whose one parameter is `rel`.
protocol WholeRankingFormula: RelevanceFormula {
  init(level: Int)
}

extension WholeRankingFormula {
  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    self.init(level: try arguments.relevanceLevel())
  }
}

/// A measure of the first *k* documents.
protocol CutoffFormula: RelevanceFormula {
  init(level: Int, depth: Int)
}

extension CutoffFormula {
  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    self.init(level: try arguments.relevanceLevel(), depth: try arguments.cutoff())
  }
}

/// A measure of the first *k* documents or of all.
protocol OptionalCutoffFormula: RelevanceFormula {
  init(level: Int, depth: Int)
}

extension OptionalCutoffFormula {
  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    self.init(level: try arguments.relevanceLevel(), depth: try arguments.optionalCutoff() ?? .max)
  }
}
