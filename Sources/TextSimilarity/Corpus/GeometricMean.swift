/// What ``Bleu`` needs of analysis, which the standard library does not have.
enum GeometricMean {
  /// Returns the geometric mean of positive numbers, 0 if there are none.
  ///
  /// Each is scaled to near 1 and its power of two kept apart, so that a long product neither vanishes nor overflows.
  static func of(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let (count, exponent) = (numbers.count, numbers.reduce(0) { $0 + Int($1.exponent) })
    let whole = Int((Double(exponent) / Double(count)).rounded(.down))
    var product = Double(sign: .plus, exponent: exponent - whole * count, significand: 1)
    for number in numbers { product *= number.significand }
    return Double(sign: .plus, exponent: whole, significand: root(product, count))
  }

  /// The root of a number of at least 1, by Newton's method from above.
  private static func root(_ number: Double, _ degree: Int) -> Double {
    var root = number
    while true {
      let power = (1..<degree).reduce(1) { power, _ in power * root }
      let next = (root * Double(degree - 1) + number / power) / Double(degree)
      guard next < root else { return root }
      root = next
    }
  }
}

/// The exponential function for what is not positive.
enum Decay {
  /// Returns e^*x* for *x* ≤ 0: a power of two times a series that converges within a few terms.
  static func exponential(_ x: Double) -> Double {
    let halvings = (x / -0.6931471805599453).rounded()
    guard halvings < 1_100 else { return 0 }
    // ln 2 in two parts, of which the first times a whole number is exact.
    let rest = x + halvings * 0.693147180369123816490 + halvings * 1.90821492927058770002e-10
    var (sum, term, index) = (1.0, 1.0, 1.0)
    while sum + term * rest / index != sum {
      term *= rest / index
      sum += term
      index += 1
    }
    return Double(sign: .plus, exponent: -Int(halvings), significand: sum)
  }
}
