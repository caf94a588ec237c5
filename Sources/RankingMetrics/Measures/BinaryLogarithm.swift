/// The logarithm to base 2, which the standard library does not have and C libraries round differently.
enum BinaryLogarithm {
  /// Returns the logarithm of a number of at least 1, exact for powers of two, else to about one unit in the last place.
  ///
  /// With *n* = 2^*e* · *m* and *m* near to 1 it is *e* + 2 ⁄ ln 2 · artanh((*m* − 1) ⁄ (*m* + 1)), where the series
  /// needs at most a dozen terms.
  static func of(_ number: Int) -> Double {
    let number = Double(number)
    let halves = number.significand > squareRootOfTwo
    let mantissa = halves ? number.significand / 2 : number.significand
    let exponent = Double(number.exponent) + (halves ? 1 : 0)
    return exponent + 2 * inverseHyperbolicTangent((mantissa - 1) / (mantissa + 1)) / naturalLogarithmOfTwo
  }

  private static var squareRootOfTwo: Double { 1.4142135623730951 }
  private static var naturalLogarithmOfTwo: Double { 0.6931471805599453 }

  /// The sum of the odd powers of `x`, each divided by its exponent, until a further one would not change it.
  private static func inverseHyperbolicTangent(_ x: Double) -> Double {
    var (sum, power, exponent) = (x, x, 1.0)
    while true {
      (power, exponent) = (power * x * x, exponent + 2)
      let next = sum + power / exponent
      if next == sum { return sum }
      sum = next
    }
  }
}
