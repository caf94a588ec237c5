extension Array<Float> {
  /// The vector of the same direction whose length is 1; `nil` when it has no direction: when all numbers are 0, when one
  /// is not finite, and without numbers.
  ///
  /// The length is computed in double precision, in which squares of single precision neither overflow nor vanish.
  package var scaledToUnitLength: [Float]? {
    let length = reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    return map { Float(Double($0) / length) }
  }
}
