/// A JSON number as it is written, without rounding: `0.1` is a tenth, and 2⁵³ + 1 is itself.
///
/// - Complexity: comparing is O(*n*) in the digits; an exponent is never written out.
package struct ExactDecimal: Hashable, Sendable {
  private let isNegative: Bool
  /// From the most significant on, with a zero at neither end; none for zero.
  private let digits: [UInt8]
  /// The power of ten that the digits, read as an integer, are multiplied with; 0 for zero.
  private let exponent: Int

  /// Exponents are clamped to this magnitude, far beyond what any `Double` has, so that sums do not overflow.
  private static let exponentLimit = 1 << 40

  /// Takes a number by its spelling.
  package init(_ number: JSONNumber) {
    var (digits, scale) = ([UInt8](), 0)
    var rest = number.text.utf8[...]
    let sign = rest.first == UInt8(ascii: "-")
    var isFraction = false
    while let byte = rest.popFirst(), byte | 0x20 != UInt8(ascii: "e") {
      if byte == UInt8(ascii: ".") { isFraction = true }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      digits.append(byte - UInt8(ascii: "0"))
      if isFraction { scale += 1 }
    }
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    self.digits = Array(digits.dropLast(trailing).drop { $0 == 0 })
    let isZero = self.digits.isEmpty
    isNegative = sign && !isZero
    exponent = isZero ? 0 : Self.exponent(String(decoding: rest, as: UTF8.self)) - scale + trailing
  }

  /// Reads what stands behind the `e`; beyond the limit only its sign matters.
  private static func exponent(_ text: String) -> Int {
    guard !text.isEmpty else { return 0 }
    guard let exponent = Int(text) else { return text.hasPrefix("-") ? -exponentLimit : exponentLimit }
    return min(max(exponent, -exponentLimit), exponentLimit)
  }

  /// Whether the number is an integer, however it is written: `1.0` is.
  package var isInteger: Bool { exponent >= 0 }

  /// Whether it is greater than zero.
  package var isPositive: Bool { !isNegative && !digits.isEmpty }
}

extension ExactDecimal: Comparable {
  package static func < (one: Self, other: Self) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.isSmaller(than: one) : one.isSmaller(than: other)
  }

  /// Compares magnitudes.
  private func isSmaller(than other: Self) -> Bool {
    guard !digits.isEmpty, !other.digits.isEmpty else { return digits.isEmpty && !other.digits.isEmpty }
    let (size, otherSize) = (digits.count + exponent, other.digits.count + other.exponent)
    return size == otherSize ? digits.lexicographicallyPrecedes(other.digits) : size < otherSize
  }
}

extension ExactDecimal {
  /// Whether a whole number of divisors gives this number; the divisor must not be zero.
  ///
  /// Digits without a zero at the end are no multiple of ten, so that a divisor with the greater exponent never divides.
  /// With *d* digits it has at most 4*d* factors of two or of five: more powers of ten than that cannot change the verdict.
  ///
  /// - Complexity: O((*n* + *d*) · *d*) for *n* digits.
  package func isMultiple(of divisor: Self) -> Bool {
    if digits.isEmpty { return true }
    guard !divisor.digits.isEmpty, exponent >= divisor.exponent else { return false }
    let shift = min(exponent - divisor.exponent, 4 * divisor.digits.count)
    var remainder = DigitRemainder(of: divisor.digits)
    for digit in digits { remainder.append(digit) }
    for _ in 0..<shift { remainder.append(0) }
    return remainder.isZero
  }
}

/// What is left of a number after division, as its digits come in: school division.
private struct DigitRemainder {
  private let divisor: [UInt8]
  /// As many digits as the divisor, and one more in front.
  private var digits: [UInt8]

  init(of divisor: [UInt8]) {
    self.divisor = [0] + divisor
    digits = [UInt8](repeating: 0, count: divisor.count + 1)
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  mutating func append(_ digit: UInt8) {
    digits.removeFirst()
    digits.append(digit)
    while !digits.lexicographicallyPrecedes(divisor) { subtract() }
  }

  private mutating func subtract() {
    var borrow: Int8 = 0
    for index in digits.indices.reversed() {
      let difference = Int8(digits[index]) - Int8(divisor[index]) - borrow
      borrow = difference < 0 ? 1 : 0
      digits[index] = UInt8(difference < 0 ? difference + 10 : difference)
    }
  }
}
