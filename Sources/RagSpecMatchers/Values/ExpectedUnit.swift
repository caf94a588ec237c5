/// The unit in which a number is expected, with its scale: "USD million", "weeks", "%".
struct ExpectedUnit: Sendable {
  let text: String
  let scale: Double
  private let kind: Kind

  private enum Kind: Sendable {
    /// Only a scale, as in "million": any unit will do.
    case any
    case known(MeasurementUnit)
    /// Something counted that is no unit of measurement: "parcels".
    case counted
  }

  init(_ text: String) {
    let scalars = ScalarText(text.filter { !"()".contains($0) })
    let suffix = QuantitySuffix(scalars, from: 0)
    self.text = text
    scale = suffix.scale ?? 1
    let isOnlyScale = suffix.scale != nil && suffix.end == scalars.count
    kind = suffix.unit.map(Kind.known) ?? (isOnlyScale ? .any : .counted)
  }

  /// Reads a table's mark of a unit; `nil` when it is none, as "(restated)" is not.
  init?(wholeOf text: String) {
    let scalars = ScalarText(text)
    guard !text.isEmpty, QuantitySuffix(scalars, from: 0).end == scalars.count else { return nil }
    self.init(text)
  }

  /// The unit that a quantity has; `nil` when it has neither unit nor scale.
  init?(of quantity: Quantity) {
    guard quantity.unit != nil || quantity.scale != 1 else { return nil }
    kind = quantity.unit.map(Kind.known) ?? .any
    scale = quantity.scale
    text = quantity.unit?.name ?? ""
  }

  /// Whether it is a unit of measurement or a currency, and nothing that is counted.
  var isKnown: Bool { if case .known = kind { true } else { false } }

  /// Whether it is percent or the like.
  var isShare: Bool { if case .known(let unit) = kind { unit.isShare } else { false } }

  /// Returns what to multiply a number of the stated unit with to have it in this one; `nil` when they disagree.
  ///
  /// A number without a unit has this one; something counted agrees with no unit of measurement.
  func factor(from stated: MeasurementUnit?) -> Double? {
    guard let stated else { return 1 }
    switch kind {
    case .any: return 1
    case .known(let unit): return stated.factor(to: unit)
    case .counted: return nil
    }
  }
}
