/// An amount of money, exact to a millionth of a millionth, so that sums do not depend on their order.
///
/// A price per million tokens with up to six decimals makes whole numbers of this unit. Sums end at nine million.
package struct Money: Sendable, Hashable, Comparable {
  /// Millionths of millionths of the currency.
  package let units: Int

  private static let unitsOfOne = 1_000_000_000_000.0

  private init(units: Int) { self.units = units }

  package static let zero = Money(units: 0)

  /// Takes an amount of 0 or more; what is beyond the greatest amount is the greatest.
  package init(_ amount: Double) {
    let units = (amount * Self.unitsOfOne).rounded()
    self.units = units < 9e18 ? max(Int(units), 0) : .max
  }

  /// So many tokens at a price for a million of them.
  package init(tokens: Int, perMillion price: Double) {
    let each = Money(price / 1_000_000)
    self = each * max(tokens, 0)
  }

  /// The amount as a number, for reports.
  package var amount: Double { Double(units) / Self.unitsOfOne }

  package static func + (one: Self, other: Self) -> Self {
    let (sum, overflows) = one.units.addingReportingOverflow(other.units)
    return Money(units: overflows ? .max : sum)
  }

  package static func * (one: Self, count: Int) -> Self {
    let (product, overflows) = one.units.multipliedReportingOverflow(by: max(count, 0))
    return Money(units: overflows ? .max : product)
  }

  package static func < (one: Self, other: Self) -> Bool { one.units < other.units }
}

extension Money: CustomStringConvertible {
  /// With two decimals at least, and no more than six unless three digits of it take more: `1.25`, `0.00000285`, `0.00`. It
  /// is cut and not rounded.
  package var description: String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    var decimals = String(rest)
    while decimals.count < 12 { decimals = "0" + decimals }
    let zeros = whole == 0 ? decimals.prefix { $0 == "0" }.count : 0
    decimals = String(decimals.prefix(max(6, zeros + 3)))
    while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(whole).\(decimals)"
  }
}
