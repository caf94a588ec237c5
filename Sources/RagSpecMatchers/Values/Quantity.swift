/// A number as a text states it: its value, its unit and where it stands.
struct Quantity: Sendable, Equatable {
  /// The number as written, before its scale: 1.2 in "1.2 billion".
  let number: Double
  /// What one unit of the number's last written place is worth: 0.1 for "1.2"; 0 for what is exact, such as "½".
  var lastPlace = 1.0
  /// What the number is multiplied with: 1e9 for "billion".
  let scale: Double
  let unit: MeasurementUnit?
  /// Whether it stands alone in parentheses, which is how accounts write a minus, and how texts add a remark.
  let isParenthesized: Bool
  /// UTF-8 offsets of number, scale and unit in the text.
  let range: Range<Int>

  /// The number times its scale.
  var value: Double { number * scale }
}

extension Quantity: CustomStringConvertible {
  /// What it was read as: "1800000 USD".
  var description: String { PlainNumber.text(value) + (unit.map { " \($0.name)" } ?? "") }
}
