import RagSpecCore

/// A number to be stated, with its unit and how far off it may be.
struct ExpectedNumber: Sendable {
  private let number: Double
  private let unit: ExpectedUnit?
  private let tolerance: NumberTolerance
  /// Whether 25 % and 0.25 are the same.
  private let takesShares: Bool
  private let bound: AcceptedBound

  init(
    _ number: Double, unit: ExpectedUnit?, tolerance: NumberTolerance, takesShares: Bool = false,
    bound: AcceptedBound = .none
  ) {
    self.number = number
    self.unit = unit
    self.tolerance = tolerance
    self.takesShares = takesShares
    self.bound = bound
  }

  /// What the expected unit is scaled with: 1e6 for "USD million".
  var scale: Double { unit?.scale ?? 1 }

  /// Whether a unit of measurement or currency is expected.
  var isMeasured: Bool { unit?.isKnown ?? false }

  /// Whether a stated quantity is the expected one.
  ///
  /// Where a unit is expected, a quantity without a unit has it, with the expected scale or in full. Where none is, the
  /// number counts as it is written, whatever stands behind it, or in full.
  func accepts(_ quantity: Quantity) -> Bool {
    bound.takes(quantity.bound) && agrees(quantity)
  }

  /// Whether a quantity is the expected one, were it no limit.
  private func agrees(_ quantity: Quantity) -> Bool {
    readings(of: quantity)?.contains { tolerance.allows($0.value, for: number, lastPlace: $0.lastPlace) } ?? false
  }

  /// Whether a quantity's unit, if it has one, agrees with the expected.
  func isComparable(_ quantity: Quantity) -> Bool { unit.map { $0.factor(from: quantity.unit) != nil } ?? true }

  /// Whether a quantity names a unit, and it agrees with the expected.
  func hasItsUnit(_ quantity: Quantity) -> Bool { unit != nil && quantity.unit != nil && isComparable(quantity) }

  /// A number that a quantity may stand for, in the expected unit and scale.
  private struct Reading {
    let value: Double
    /// What one unit of its last written place is worth.
    let lastPlace: Double

    init(_ quantity: Quantity, times factor: Double) {
      value = quantity.number * factor
      lastPlace = quantity.lastPlace * abs(factor)
    }
  }

  /// Returns what a quantity may stand for; `nil` when the units disagree.
  private func readings(of quantity: Quantity) -> [Reading]? {
    guard let factors = factors(for: quantity) else { return nil }
    return shareOfWhole(quantity)
      + factors.flatMap { factor in
        let plain = Reading(quantity, times: factor)
        return quantity.isParenthesized ? [plain, Reading(quantity, times: -factor)] : [plain]
      }
  }

  /// The share that a part is of its whole, where shares may stand for each other: 0.5 for "10 out of 20".
  private func shareOfWhole(_ quantity: Quantity) -> [Reading] {
    guard takesShares, let whole = quantity.whole, whole > 0, !(quantity.unit?.isShare ?? false) else { return [] }
    let share = Quantity(
      number: quantity.value / whole, lastPlace: 0, scale: 1, unit: nil, isParenthesized: false, range: quantity.range)
    return [Reading(share, times: unit?.isShare ?? false ? 100 : 1)]
  }

  /// What the number of a quantity may have to be multiplied with.
  private func factors(for quantity: Quantity) -> [Double]? {
    guard let unit else {
      let share = takesShares ? quantity.unit.flatMap { $0.isShare ? [$0.factor / 100] : nil } : nil
      return [1, quantity.scale] + (share ?? [])
    }
    guard let factor = unit.factor(from: quantity.unit) else { return nil }
    let full = quantity.scale * factor / unit.scale
    let share = takesShares && unit.isShare && quantity.unit == nil ? [100 * quantity.scale] : []
    // "$5" are five dollars, whatever scale is expected; a bare 5 has it, and whatever the question asks for in it.
    let hasScale = quantity.unit == nil || unit.scale == 1 || !unit.isKnown || quantity.isScaleAsked
    return (quantity.scale == 1 && hasScale ? [factor, full] : [full]) + share
  }
}

// MARK: - In words

extension ExpectedNumber {
  /// Explains why a quantity is not accepted, where it is more than another number.
  func remark(on quantity: Quantity) -> String? {
    guard let readings = readings(of: quantity) else {
      return "the unit is \(quantity.unit?.name ?? ""), not \(unit?.text ?? "")"
    }
    if let limit = quantity.bound, !bound.takes(limit) {
      let way = bound == .none ? "; 'bound: \(limit.rawValue)' asks for that" : ""
      return "the output tells a limit, \(limit.words), not the number\(way)"
    }
    guard let reading = readings.last, number != 0, !accepts(quantity) else { return nil }
    if bound.isAsked, quantity.bound == nil { return "the output tells the number itself, and no limit" }
    if tolerance.isTooCoarse(reading.value, for: number, lastPlace: reading.lastPlace) {
      return "it is rounded to fewer decimals than are asked for"
    }
    let value = reading.value
    for factor in [10, 100, 1e3, 1e6, 1e9] where isNear(value, number * factor) || isNear(value * factor, number) {
      return "off by a factor of \(PlainNumber.text(factor))" + (factor < 100 ? "" : ": was the unit or scale ignored?")
    }
    return isNear(-value, number) ? "the sign is wrong" : nil
  }

  private func isNear(_ value: Double, _ wanted: Double) -> Bool { tolerance.allows(value, for: wanted) }

  var description: String {
    let unit = unit.map { " \($0.text)" } ?? ""
    return "\(bound.description)\(PlainNumber.text(number))\(unit)\(tolerance.description)"
  }
}
