/// Numbers as text, without the C library.
package enum DecimalText {
  /// Returns a number as it is written by hand: `2`, `0.5`; the shortest text that reads as the same number.
  static func shortest(_ number: Double) -> String {
    abs(number) < 1e15 && Double(Int(number)) == number ? "\(Int(number))" : "\(number)"
  }

  /// Returns a number with so many digits after the point, rounded as C's `printf` rounds: exactly, and on a tie to even.
  ///
  /// - Precondition: the number is between -10^18 and 10^18, and there are 1 to 15 digits.
  package static func fixed(_ number: Double, digits: Int) -> String {
    let unit = (0..<digits).reduce(1 as UInt128) { power, _ in 10 * power }
    let units = roundedProduct(number, unit)
    let fraction = String(units % unit)
    let zeros = String(repeating: "0", count: digits - fraction.utf8.count)
    return "\(number.sign == .minus ? "-" : "")\(units / unit).\(zeros)\(fraction)"
  }

  /// The product of a number without its sign and a whole number, rounded from what it is exactly.
  ///
  /// A double is a whole number of 53 bits, shifted: the product is taken of that, and then shifted back.
  private static func roundedProduct(_ number: Double, _ factor: UInt128) -> UInt128 {
    guard number.isNormal else { return 0 }
    let product = UInt128(number.significandBitPattern | 1 << 52) * factor
    let shift = 52 - Int(number.exponent)
    guard shift > 0 else { return product << -shift }
    guard shift < 120 else { return 0 }
    let half = UInt128(1) << (shift - 1)
    let (whole, rest) = (product >> shift, product & (2 * half - 1))
    return rest > half || rest == half && whole % 2 == 1 ? whole + 1 : whole
  }
}
