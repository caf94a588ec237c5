/// Numbers as people write them.
enum PlainNumber {
  /// Returns a number without a needless ".0".
  static func text(_ number: Double) -> String {
    number.magnitude < 0x1p53 && isWhole(number) ? String(Int(number)) : "\(number)"
  }

  /// Whether a number has nothing behind the decimal point. It is finite.
  static func isWhole(_ number: Double) -> Bool {
    // `Int(exactly:)` and `rounded()` would link the C mathematics library into every start of the program.
    number.magnitude >= 0x1p53 || Double(Int(number)) == number
  }
}
