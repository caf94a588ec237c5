/// A number as a text states it: its value, its unit and where it stands.
struct Quantity: Sendable, Equatable {
  /// The number as written, before its scale: 1.2 in "1.2 billion".
  let number: Double
  /// What one unit of the number's last written place is worth: 0.1 for "1.2"; 0 for what is exact, such as "½".
  var lastPlace = 1.0
  /// What the number is multiplied with: 1e9 for "billion".
  let scale: Double
  var unit: MeasurementUnit?
  /// Whether it stands alone in parentheses, which is how accounts write a minus, and how texts add a remark.
  let isParenthesized: Bool
  /// UTF-8 offsets of number, scale and unit in the text.
  let range: Range<Int>
  /// Whether the text tells it as a limit: "at least 5".
  var bound: StatedBound?
  /// Whether the question names the scale that it leaves out: "$5", asked for in USD million.
  var isScaleAsked = false
  /// The whole that it is a part of: 20 in "10 out of 20".
  var whole: Double?

  /// The number times its scale.
  var value: Double { number * scale }
}

extension Quantity: CustomStringConvertible {
  /// What it was read as: "1800000 USD", "at least 5".
  var description: String {
    (bound.map { "\($0.words) " } ?? "") + PlainNumber.text(value) + (unit.map { " \($0.name)" } ?? "")
  }
}
