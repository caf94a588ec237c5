/// A unit of measurement or a currency: what it measures, and how much of that.
///
/// Minutes and hours measure the same, so that "90 minutes" is "1.5 hours"; currencies are dimensions of their own.
struct MeasurementUnit: Hashable, Sendable {
  /// The symbol of the unit that the dimension is counted in: `s`, `g`, `USD`.
  let dimension: String
  /// How many of those one of this unit is: 60 for a minute.
  let factor: Double
  /// The unit as messages call it.
  let name: String

  /// Whether it counts parts of a whole: percent and per mille.
  var isShare: Bool { dimension == "%" }

  /// Returns what to multiply a number of this unit with to have it in another; `nil` when they measure different things.
  func factor(to other: MeasurementUnit) -> Double? {
    if dimension == other.dimension { return factor / other.factor }
    if dimension == Self.cents, other.hasCents { return factor / 100 / other.factor }
    if other.dimension == Self.cents, hasCents { return factor * 100 / other.factor }
    return nil
  }

  /// The dimension of cents, which are hundredths of whatever currency is meant.
  static let cents = "cents"
  private static let currenciesWithCents: Set = [
    "USD", "EUR", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "ZAR",
  ]
  private var hasCents: Bool { Self.currenciesWithCents.contains(dimension) }
}
