/// A finite number that remembers how it was written.
///
/// The text keeps what a `Double` cannot: the digits of a long identifier, the zero of `12.50`.
package struct JSONNumber: Sendable {
  /// The number in JSON's grammar.
  package let text: String
  /// The nearest 64-bit floating-point number.
  package let double: Double

  init(text: String, double: Double) {
    self.text = text
    self.double = double
  }

  /// Takes an integer, written as its digits.
  package init(_ integer: Int) { self.init(text: String(integer), double: Double(integer)) }

  /// Takes a finite number, written with the fewest digits that give it back; `nil` for NaN and infinities.
  package init?(_ double: Double) {
    guard double.isFinite else { return nil }
    self.init(text: double.shortestJSON, double: double)
  }
}

extension JSONNumber {
  /// The integer that the number is, however it is written (`3`, `3.0`, `3e0`).
  ///
  /// `nil` if it has a fraction or does not fit, and for 2⁵³ and more unless it is written as an integer.
  package var integer: Int? { Int(text) ?? double.smallInteger }

  /// The one spelling that all spellings of this number share.
  ///
  /// Integers written as digits keep all of them, so two that differ never look alike; everything else is written with the
  /// fewest digits that give the same `Double` back, and minus zero is `0`.
  package var canonicalText: String {
    if text.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }) {
      return text == "-0" ? "0" : text
    }
    return double == 0 ? "0" : double.shortestJSON
  }
}

extension JSONNumber: Hashable {
  /// Numbers are equal when their canonical spellings are: `1.50` and `15e-1` are.
  package static func == (first: Self, second: Self) -> Bool {
    first.text == second.text || first.canonicalText == second.canonicalText
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(double == 0 ? 0 : double) }
}

extension Double {
  /// The shortest JSON spelling that reads back as this number, which must be finite; integers have no `.0`.
  var shortestJSON: String {
    if let smallInteger, smallInteger != 0 || sign == .plus { return String(smallInteger) }
    return description.hasSuffix(".0") ? String(description.dropLast(2)) : description
  }

  /// The same number as an integer, if it is one below 2⁵³ in magnitude.
  ///
  /// Not `Int(exactly:)`: that calls the C mathematics library, which a program without Foundation need not link.
  fileprivate var smallInteger: Int? {
    guard magnitude < 0x1p53 else { return nil }
    let integer = Int(self)
    return Double(integer) == self ? integer : nil
  }
}
