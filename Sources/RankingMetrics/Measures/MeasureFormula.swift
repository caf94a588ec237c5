/// What computes the values of one family of measures; each formula has a file beside this one.
protocol MeasureFormula: Sendable {
  static var family: MeasureFamily { get }

  /// Takes the parameters that the family has; what is left over afterwards is reported as unknown.
  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError)

  /// The value, or nothing where it is undefined.
  func value(of ranking: JudgedRanking) -> Double?
}

/// All formulas, in the order in which to show them: the one list that a new measure has to be entered in.
enum MeasureFormulas {
  static let all: [any MeasureFormula.Type] = [
    NormalizedGain.self, AveragePrecision.self, ReciprocalRank.self, Precision.self, Recall.self, Success.self,
    RPrecision.self, JudgedShare.self,
  ]
}
