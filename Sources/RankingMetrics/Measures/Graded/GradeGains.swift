/// What the grades of documents are worth; a document without a judgment is worth nothing.
struct GradeGains {
  private enum Scale { case linear, exponential }

  private let scale: Scale
  /// Gains that are not those of the scale, by grade.
  private let exceptions: [Int: Double]

  init(_ exceptions: [Int: Double] = [:]) {
    self.init(scale: .linear, exceptions: exceptions)
  }

  /// 2 to the power of the grade, less 1.
  ///
  /// It is given as a share of the power of the query's highest grade: a quotient of sums stays the same, and a high grade
  /// does not go beyond what a number can hold.
  static let exponential = GradeGains(scale: .exponential, exceptions: [:])

  private init(scale: Scale, exceptions: [Int: Double]) {
    (self.scale, self.exceptions) = (scale, exceptions)
  }

  /// Whether a document can be worth less than nothing.
  var canBeNegative: Bool { exceptions.values.contains { $0 < 0 } }

  /// The places in a ranking whose documents are worth something, and what.
  func gained(by ranking: JudgedRanking) -> [GainedPlace] {
    let top = ranking.pool.positive.first ?? 0
    guard !exceptions.isEmpty else {
      return ranking.relevant.map { GainedPlace(place: $0.place, gain: gain(of: $0.grade, below: top)) }
    }
    return ranking.grades.enumerated().compactMap { index, grade in
      let gain = gain(of: grade, below: top)
      return gain == 0 ? nil : GainedPlace(place: index + 1, gain: gain)
    }
  }

  /// The gains above 0 of all judged documents, the highest first.
  func ideal(of pool: GradePool) -> [Double] {
    let top = pool.positive.first ?? 0
    let gains = pool.positive.map { gain(of: $0, below: top) }
    guard !exceptions.isEmpty else { return gains }
    let zeros = Array(repeating: gain(of: 0, below: top), count: pool.zeroCount)
    return (gains + zeros).filter { $0 > 0 }.sorted(by: >)
  }

  private func gain(of grade: Int, below top: Int) -> Double {
    guard grade >= 0 else { return 0 }
    if let exception = exceptions[grade] { return exception }
    return scale == .linear ? Double(grade) : BinaryLogarithm.inverse(grade - top) - BinaryLogarithm.inverse(-top)
  }
}

/// Where in a ranking a document is, from 1, and what it is worth.
struct GainedPlace {
  let place: Int
  let gain: Double
}
