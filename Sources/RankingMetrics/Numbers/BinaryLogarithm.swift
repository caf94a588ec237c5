/// The logarithm to base 2, which the standard library does not have and C libraries round differently.
enum BinaryLogarithm {
  /// Returns the logarithm of a number of at least 1, exact for powers of two, else to about one unit in the last place.
  ///
  /// - Complexity: O(1); those of small numbers, the places near the top of a ranking, are looked up.
  static func of(_ number: Int) -> Double {
    number < small.count ? small[number] : of(Double(number))
  }

  /// Returns the logarithm of a positive number.
  ///
  /// With *n* = 2^*e* · *m* and *m* near to 1 it is *e* + 2 ⁄ ln 2 · artanh((*m* − 1) ⁄ (*m* + 1)), where the series
  /// needs at most a dozen terms.
  static func of(_ number: Double) -> Double {
    let halves = number.significand > squareRootOfTwo
    let mantissa = halves ? number.significand / 2 : number.significand
    let exponent = Double(number.exponent) + (halves ? 1 : 0)
    return exponent + 2 * inverseHyperbolicTangent((mantissa - 1) / (mantissa + 1)) / naturalLogarithmOfTwo
  }

  /// Returns 2 to the power of a whole number; 0 where that is too small for a number to hold.
  static func inverse(_ number: Int) -> Double { Double(sign: .plus, exponent: number, significand: 1) }

  /// Returns 2 to the power of a number: the inverse of the logarithm.
  static func inverse(_ number: Double) -> Double {
    let whole = Int(number)
    let x = (number - Double(whole)) * naturalLogarithmOfTwo
    var (sum, term, count) = (1.0, 1.0, 1.0)
    while sum + term * x / count != sum {
      term *= x / count
      sum += term
      count += 1
    }
    return Double(sign: .plus, exponent: whole, significand: sum)
  }

  private static let small: [Double] = [-.infinity] + (1...2048).map { of(Double($0)) }
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
