/// A number as it stands in JSON text; its grammar is checked, its value not yet computed.
package struct JSONNumberSlice {
  /// The digits, borrowed from the scanner's buffer.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Whether it is written without fraction and exponent.
  package let isInteger: Bool
}

extension JSONNumberSlice {
  /// The number as it is written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The integer, if it is written as one and fits.
  package var integer: Int? {
    guard isInteger else { return nil }
    if let (magnitude, exponent) = shortDecimal, exponent == 0 {
      return bytes.first == UInt8(ascii: "-") ? -Int(magnitude) : Int(magnitude)
    }
    return Int(text)
  }

  /// The nearest `Double`; `nil` beyond its range.
  ///
  /// Up to 2⁵³ with a power of ten up to 22 both factors are exact and one rounding gives the nearest number (Clinger,
  /// *How to read floating point numbers accurately*, 1990); the rest is left to the standard library.
  package var double: Double? {
    if let (magnitude, exponent) = shortDecimal, magnitude <= 1 << 53, abs(exponent) <= 22 {
      let power = Self.powersOfTen[abs(exponent)]
      let value = exponent < 0 ? Double(magnitude) / power : Double(magnitude) * power
      return bytes.first == UInt8(ascii: "-") ? -value : value
    }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// All digits as one integer and the power of ten it is to be multiplied with, if at most 18 characters long: that fits an `Int`.
  private var shortDecimal: (magnitude: UInt64, exponent: Int)? {
    var (magnitude, scale, isFraction) = (UInt64(0), 0, false)
    guard bytes.count <= 18 else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-"): continue
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) else { return nil }
        return exponent.magnitude < 100 ? (magnitude, exponent - scale) : nil
      default:
        magnitude = magnitude &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        if isFraction { scale &+= 1 }
      }
    }
    return (magnitude, -scale)
  }
}
