import RagSpecCore

/// A number to be stated, with its unit and how far off it may be.
struct ExpectedNumber: Sendable {
  private let number: Double
  private let unitText: String?
  private let unit: Quantity.Unit?
  private let scale: Double
  private let tolerance: Tolerance

  private enum Tolerance: Sendable {
    case absolute(Double)
    /// A share of the expected number.
    case relative(Double)
  }

  init(_ number: Double, unit unitText: String?, tolerance: ConfigNode? = nil) throws(InvalidInput) {
    self.number = number
    self.unitText = unitText
    let words = unitText?.split(whereSeparator: { $0.isWhitespace || "()".contains($0) }).map(String.init) ?? []
    scale = words.compactMap { UnitNames.unit($0) == nil ? UnitNames.scale($0) : nil }.first ?? 1
    unit = words.compactMap(UnitNames.unit).first
    self.tolerance = try tolerance.map(Self.read) ?? .absolute(0)
  }

  private static func read(_ node: ConfigNode) throws(InvalidInput) -> Tolerance {
    let text = node.text
    let isShare = text.hasSuffix("%")
    let digits = text.dropLast(isShare ? 1 : 0).reversed().drop(while: \.isWhitespace).reversed()
    guard let amount = CoreSchema.number(String(digits)), amount >= 0 else {
      throw InvalidInput(
        "wrong-type", "'\(text)' is no tolerance", at: node.location, hint: "write 0.5 or 0.5%")
    }
    return isShare ? .relative(amount / 100) : .absolute(amount)
  }

  /// Whether a stated quantity is the expected one.
  ///
  /// A quantity that names no scale may be given in the expected scale or in full.
  func accepts(_ quantity: Quantity) -> Bool {
    guard agreesInUnit(quantity) else { return false }
    if quantity.scale != 1 { return isNear(quantity.value, number * scale) }
    return isNear(quantity.number, number) || isNear(quantity.number, number * scale)
  }

  /// Explains why a quantity is not accepted, where it is more than another number.
  func remark(on quantity: Quantity) -> String? {
    guard !accepts(quantity) else { return nil }
    if !agreesInUnit(quantity) { return "the unit is \(quantity.unit?.name ?? ""), not \(unit?.name ?? "")" }
    let ratio = quantity.value / (number * scale)
    for factor in [1e3, 1e6, 1e9, 100] where isNear(ratio, factor) || isNear(ratio, 1 / factor) {
      return "off by a factor of \(Int(factor)): was the unit ignored?"
    }
    return isNear(ratio, -1) ? "the sign is wrong" : nil
  }

  private func agreesInUnit(_ quantity: Quantity) -> Bool {
    guard let unit, let stated = quantity.unit else { return true }
    return unit == stated
  }

  /// A relative tolerance around 0 admits 0 alone. A ten-billionth is allowed for arithmetic.
  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    let allowed =
      switch tolerance {
      case .absolute(let amount): amount * (number == 0 ? 1 : abs(wanted / number))
      case .relative(let share): share * abs(wanted)
      }
    return abs(value - wanted) <= allowed + abs(wanted) * 1e-10
  }

  var description: String {
    let unit = unitText.map { " \($0)" } ?? ""
    return switch tolerance {
    case .absolute(0), .relative(0): "\(PlainNumber.text(number))\(unit)"
    case .absolute(let amount): "\(PlainNumber.text(number))\(unit) ± \(PlainNumber.text(amount))"
    case .relative(let share): "\(PlainNumber.text(number))\(unit) ± \(PlainNumber.text(share * 100)) %"
    }
  }
}

/// Numbers as people write them.
enum PlainNumber {
  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }
}
