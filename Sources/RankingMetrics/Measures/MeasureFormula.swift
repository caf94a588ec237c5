/// What computes the values of one family of measures; each formula has a file beside this one.
protocol MeasureFormula: Sendable {
  static var family: MeasureFamily { get }

  /// How the values of several queries become one.
  static var aggregation: MeasureAggregation { get }

  /// Whether all values are from 0 to 1.
  var isShare: Bool { get }

  /// Takes the parameters that the family has; what is left over afterwards is reported as unknown.
  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError)

  /// The value, or nothing where it is undefined.
  func value(of ranking: JudgedRanking) -> Double?
}

extension MeasureFormula {
  static var aggregation: MeasureAggregation { .mean }

  var isShare: Bool { Self.aggregation != .sum }
}

/// All formulas, in the order in which to show them: the one list that a new measure has to be entered in.
enum MeasureFormulas {
  static let all: [any MeasureFormula.Type] = [
    NormalizedGain.self, AveragePrecision.self, ReciprocalRank.self, Precision.self, Recall.self, Success.self,
    RPrecision.self, JudgedShare.self, ExpectedReciprocalRank.self, RankBiasedPrecision.self, BinaryPreference.self,
    InferredAveragePrecision.self, InterpolatedPrecision.self, MeanInterpolatedPrecision.self,
    RelativePrecision.self, RPrecisionMultiple.self, SetPrecision.self, SetRecall.self, SetFMeasure.self,
    SetAveragePrecision.self, Utility.self, CostGain.self, BinaryCostGain.self, RelevantNormalizedGain.self,
    LevelNormalizedGain.self, UnjudgedShare.self, RankBiasedResidual.self, GeometricAveragePrecision.self,
    GeometricBinaryPreference.self, QueryCount.self, RetrievedCount.self, RelevantCount.self,
    RelevantRetrievedCount.self, JudgedNonrelevantCount.self,
  ]
}
