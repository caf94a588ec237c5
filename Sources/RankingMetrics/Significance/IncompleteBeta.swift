/// The regularized incomplete beta function for the parameters *n* ⁄ 2 and 1 ⁄ 2: what Student's distribution is made of.
///
/// - SeeAlso: *NIST Digital Library of Mathematical Functions*, 8.17.
enum IncompleteBeta {
  /// Returns *I*ₓ(*n* ⁄ 2, 1 ⁄ 2) for a whole number *n* of at least 1.
  ///
  /// - Parameters:
  ///   - count: *n*.
  ///   - x: From 0 to 1.
  ///   - rest: 1 − *x*, which the caller may know without the rounding of a difference.
  static func withHalf(_ count: Int, below x: Double, above rest: Double) -> Double {
    guard x > 0, rest > 0 else { return x > 0 ? 1 : 0 }
    let a = Double(count) / 2
    let front = power(x, halves: count) * SquareRoot.of(rest) / betaWithHalf(count)
    // The continued fraction is quick on one side of the distribution's mean only.
    return x < (a + 1) / (a + 2.5)
      ? front / (a * continuedFraction(a, 0.5, x)) : 1 - front / (0.5 * continuedFraction(0.5, a, rest))
  }

  /// *x* to the power of so many halves.
  private static func power(_ x: Double, halves: Int) -> Double {
    var (result, base, rest) = (halves % 2 == 1 ? SquareRoot.of(x) : 1, x, halves / 2)
    while rest > 0 {
      if rest % 2 == 1 { result *= base }
      base *= base
      rest /= 2
    }
    return result
  }

  /// The beta function of *n* ⁄ 2 and 1 ⁄ 2, from that of 1 or of 1 ⁄ 2 on.
  private static func betaWithHalf(_ count: Int) -> Double {
    var beta = count % 2 == 1 ? Double.pi : 2
    for doubled in stride(from: count % 2 == 1 ? 1 : 2, to: count, by: 2) {
      beta *= Double(doubled) / Double(doubled + 1)
    }
    return beta
  }

  /// The denominator 1 + *d*₁ ⁄ (1 + *d*₂ ⁄ (1 + …)) of the continued fraction, from the front by Lentz's method.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var (value, numerator, denominator) = (1.0, 1.0, 0.0)
    for step in 1...100_000 {
      let term = coefficient(step, a, b) * x
      denominator = 1 / away(from: tiny, 1 + term * denominator)
      numerator = away(from: tiny, 1 + term / numerator)
      let factor = numerator * denominator
      value *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return value
  }

  private static func coefficient(_ step: Int, _ a: Double, _ b: Double) -> Double {
    let m = Double(step / 2)
    return step % 2 == 0
      ? m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m)) : -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))
  }

  private static func away(from tiny: Double, _ number: Double) -> Double { abs(number) < tiny ? tiny : number }
}
