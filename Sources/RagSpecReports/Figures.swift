/// Numbers as reports write them.
enum Figures {
  /// A score with up to three decimals, or as many as its bound has, without zeros at its end.
  ///
  /// It is cut, not rounded, so that a score below a threshold never looks as if it had reached it.
  static func score(_ score: Double, against bound: Double = 0) -> String {
    let text = exact(score)
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return text }
    let places = max(3, decimals(of: exact(bound)))
    return trimmed(text[...point] + text[text.index(after: point)...].prefix(places))
  }

  /// A score beside the bound that it reached or missed: `0.799 < 0.8`.
  static func comparison(_ score: Double, with bound: Double) -> String {
    "\(Self.score(score, against: bound)) \(score < bound ? "<" : "≥") \(exact(bound))"
  }

  /// A number with all its decimals: a threshold as somebody wrote it.
  static func exact(_ number: Double) -> String {
    let text = "\(number)"
    return text.contains("e") ? text : trimmed(text[...])
  }

  /// A duration in the unit that suits it: `12 ms`, `1.3 s`, `2 min 5 s`.
  static func duration(_ duration: Duration) -> String {
    let milliseconds = duration.wholeMicroseconds / 1000
    if milliseconds < 10 { return decimal(duration.wholeMicroseconds / 100, places: 1) + " ms" }
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    if milliseconds < 60_000 { return decimal(milliseconds / 100, places: 1) + " s" }
    return "\(milliseconds / 60_000) min \(milliseconds / 1000 % 60) s"
  }

  /// Seconds with six decimals and a point, whatever the language of the system.
  static func seconds(_ duration: Duration) -> String {
    decimal(duration.wholeMicroseconds, places: 6)
  }

  /// Writes a whole number of the last place as a decimal fraction.
  private static func decimal(_ value: Int, places: Int) -> String {
    var digits = String(value)
    while digits.count <= places { digits = "0" + digits }
    return "\(digits.dropLast(places)).\(digits.suffix(places))"
  }

  private static func decimals(of text: String) -> Int {
    if text.contains("e") { return .max }
    return text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
  }

  /// Takes zeros from the end of a decimal fraction, and a point without decimals.
  private static func trimmed(_ text: Substring) -> String {
    guard text.contains(".") else { return String(text) }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}

extension Duration {
  /// Dividing by a microsecond would go through floating point, and end below a whole number.
  fileprivate var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
