/// Numbers in the bytes of a file.
enum NumberText {
  /// Reads a whole number; one with nothing but zeros after a point is whole, too.
  static func wholeNumber(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int? {
    if range.count == 1, isDigit(bytes[range.lowerBound]) { return Int(bytes[range.lowerBound] & 15) }
    let text = String(decoding: bytes[range], as: UTF8.self)
    if let number = Int(text) { return number }
    guard let number = Double(text), abs(number) < 1e15, Double(Int(number)) == number else { return nil }
    return Int(number)
  }

  /// Reads a number, correctly rounded; nothing if it is none or NaN.
  ///
  /// A number of few digits is a quotient or a product of two that a double holds exactly, so that one rounding is made;
  /// the standard library reads all others.
  static func number(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Double? {
    if let number = shortNumber(range, in: bytes) { return number }
    let number = Double(String(decoding: bytes[range], as: UTF8.self))
    return number?.isNaN == false ? number : nil
  }

  /// Reads digits with at most one point among them and a sign before them.
  private static func shortNumber(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Double? {
    var position = range.lowerBound
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    guard 1...17 ~= range.upperBound - position else { return nil }
    var (digits, point): (UInt64, Int?) = (0, nil)
    while position < range.upperBound {
      let byte = bytes[position]
      if isDigit(byte) {
        digits = 10 &* digits &+ UInt64(byte & 15)
      } else {
        guard byte == UInt8(ascii: "."), point == nil else { return nil }
        point = position
      }
      position += 1
    }
    let decimals = point.map { range.upperBound - $0 - 1 } ?? 0
    guard digits < 1 << 53, isDigit(bytes[range.upperBound - 1]) else { return nil }
    let number = Double(digits) / powersOfTen[decimals]
    return isNegative ? -number : number
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static let powersOfTen = (0...17).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
