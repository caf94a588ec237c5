import RagSpecCore

/// A number to be stated, with its unit and how far off it may be.
struct ExpectedNumber: Sendable {
  private let number: Double
  private let unit: ExpectedUnit?
  private let tolerance: Tolerance

  init(_ number: Double, unit: ExpectedUnit?, tolerance: Tolerance) {
    self.number = number
    self.unit = unit
    self.tolerance = tolerance
  }

  /// How far off a number may be, in its own unit.
  enum Tolerance: Sendable {
    case absolute(Double)
    /// A share of the expected number.
    case relative(Double)

    /// Reads `0.5` or `0.5%`; nothing at all is 0.
    init(_ node: ConfigNode?) throws(InvalidInput) {
      guard let node else {
        self = .absolute(0)
        return
      }
      let text = node.text.trimmingSpaces
      let isShare = text.hasSuffix("%")
      guard let amount = CoreSchema.number(String(text.dropLast(isShare ? 1 : 0)).trimmingSpaces), amount >= 0 else {
        throw InvalidInput("wrong-type", "'\(text)' is no tolerance", at: node.location, hint: "write 0.5 or 0.5%")
      }
      self = isShare ? .relative(amount / 100) : .absolute(amount)
    }
  }

  /// Whether a stated quantity is the expected one.
  ///
  /// Where a unit is expected, a quantity without a unit has it, with the expected scale or in full. Where none is, the
  /// number counts as it is written, whatever stands behind it, or in full.
  func accepts(_ quantity: Quantity) -> Bool {
    readings(of: quantity)?.contains { isNear($0, number) } ?? false
  }

  /// Whether a quantity's unit, if it has one, agrees with the expected.
  func isComparable(_ quantity: Quantity) -> Bool { unit.map { $0.factor(from: quantity.unit) != nil } ?? true }

  /// The numbers that a quantity may stand for, in the expected unit and scale; `nil` when the units disagree.
  private func readings(of quantity: Quantity) -> [Double]? {
    let signed = quantity.isParenthesized ? [quantity.number, -quantity.number] : [quantity.number]
    guard let unit else { return signed.flatMap { [$0, $0 * quantity.scale] } }
    guard let factor = unit.factor(from: quantity.unit) else { return nil }
    return signed.flatMap { number in
      let full = number * quantity.scale * factor / unit.scale
      return quantity.scale == 1 ? [number * factor, full] : [full]
    }
  }

  /// Explains why a quantity is not accepted, where it is more than another number.
  func remark(on quantity: Quantity) -> String? {
    guard let readings = readings(of: quantity) else {
      return "the unit is \(quantity.unit?.name ?? ""), not \(unit?.text ?? "")"
    }
    guard let value = readings.last, number != 0, !accepts(quantity) else { return nil }
    for factor in [10, 100, 1e3, 1e6, 1e9] where isNear(value, number * factor) || isNear(value * factor, number) {
      return "off by a factor of \(PlainNumber.text(factor))" + (factor < 100 ? "" : ": was the unit or scale ignored?")
    }
    return isNear(-value, number) ? "the sign is wrong" : nil
  }

  /// A relative tolerance around 0 admits 0 alone. A ten-billionth is allowed for arithmetic.
  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    let allowed =
      switch tolerance {
      case .absolute(let amount): amount
      case .relative(let share): share * abs(wanted)
      }
    return abs(value - wanted) <= allowed + abs(wanted) * 1e-10
  }

  var description: String {
    let unit = unit.map { " \($0.text)" } ?? ""
    return switch tolerance {
    case .absolute(0), .relative(0): "\(PlainNumber.text(number))\(unit)"
    case .absolute(let amount): "\(PlainNumber.text(number))\(unit) ± \(PlainNumber.text(amount))"
    case .relative(let share): "\(PlainNumber.text(number))\(unit) ± \(PlainNumber.text(share * 100)) %"
    }
  }
}
