/// How plain scalars are read: YAML 1.2's core schema, so that `no` and `on` are text and `012` is twelve.
package enum CoreSchema {
  package static func isNull(_ text: String) -> Bool {
    ["", "~", "null", "Null", "NULL"].contains(text)
  }

  package static func boolean(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// Returns the whole number that a text says: decimal, `0x` or `0o`, or a decimal fraction without a remainder.
  package static func integer(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return digits(of: text, radix: 16) }
    if text.hasPrefix("0o") { return digits(of: text, radix: 8) }
    if let integer = Int(text) { return integer }
    return decimal(text).flatMap(Int.init(exactly:))
  }

  /// Returns the finite number that a text says; `nil` for `.inf`, `.nan` and anything else.
  package static func number(_ text: String) -> Double? {
    decimal(text) ?? integer(text).map(Double.init)
  }

  /// Swift reads a sign between prefix and digits.
  private static func digits(of text: String, radix: Int) -> Int? {
    let digits = text.dropFirst(2)
    return digits.first?.isHexDigit == true ? Int(digits, radix: radix) : nil
  }

  private static func decimal(_ text: String) -> Double? {
    if let number = plainDecimal(text) { return number }
    guard isDecimal(text), let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Reads digits with or without a point between them, as nearly all numbers are written.
  ///
  /// Both sides of the division are exact, so that its result is the nearest number: Clinger, How to read floating point
  /// numbers accurately, 1990.
  private static func plainDecimal(_ text: String) -> Double? {
    guard text.utf8.count <= 15 else { return nil }
    var (digits, scale, power, isFraction) = (0, 0, 1, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits &* 10 &+ Int(byte &- UInt8(ascii: "0"))
        scale += 1
        if isFraction { power &*= 10 }
      case UInt8(ascii: ".") where scale > 0 && !isFraction: (isFraction, scale) = (true, 0)
      default: return nil
      }
    }
    return scale > 0 ? Double(digits) / Double(power) : nil
  }

  /// Swift reads hexadecimal fractions, `inf` and `nan` as numbers; people who write YAML do not.
  private static func isDecimal(_ text: String) -> Bool {
    var seenDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): seenDigit = true
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      case UInt8(ascii: "e"), UInt8(ascii: "E"): if !seenDigit { return false }
      default: return false
      }
    }
    return seenDigit
  }
}
