/// Numbers as people write them.
enum PlainNumber {
  /// Returns a number without a needless ".0".
  static func text(_ number: Double) -> String {
    // `Int(exactly:)` would link the C mathematics library into every start of the program.
    guard number.magnitude < 0x1p53 else { return "\(number)" }
    let integer = Int(number)
    return Double(integer) == number ? String(integer) : "\(number)"
  }
}
