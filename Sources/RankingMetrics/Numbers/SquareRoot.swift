/// The square root without the C library, which a program that uses this one need not link.
enum SquareRoot {
  /// Returns the square root of a number of at least 0, to about one unit in the last place; infinite for an infinite one.
  ///
  /// Newton's method, from a power of two on that is wrong by less than a factor of 2: each step doubles the digits.
  static func of(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return number }
    var root = Double(sign: .plus, exponent: Int(number.exponent) / 2, significand: 1)
    for _ in 0..<7 { root = (root + number / root) / 2 }
    return root
  }
}
