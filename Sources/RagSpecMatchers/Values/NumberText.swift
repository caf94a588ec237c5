/// The digits of a number with the separators between them.
///
/// - One kind of separator: several of them, or one with three digits behind it, part thousands (`1.234.567`, `1,234`,
///   `1'234`, and as in India `12,34,567`); a single point is always a decimal point, so `1.234` is one and a bit.
/// - Two kinds: the last is the decimal separator and the others part thousands (`1,234.5`, `1.234,5`, `1 234,5`).
/// - Anything else is a version, a date or an address, and no number.
///
/// Where the decimal mark is known, a single comma or point is what it says, and no other mark is taken for one.
struct NumberText {
  private var groups: [String] = []
  private var separators: [Unicode.Scalar] = []
  private let mark: DecimalMark?

  init(_ text: ScalarText, _ range: Range<Int>, mark: DecimalMark? = nil) {
    self.mark = mark
    var start = range.lowerBound
    for position in range where !text.isDigit(position) {
      groups.append(text.asciiDigits(start..<position))
      if let separator = text[position] { separators.append(separator) }
      start = position + 1
    }
    groups.append(text.asciiDigits(start..<range.upperBound))
  }

  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ".", "'", "\u{2019}", "\u{66B}", "\u{66C}": true
    default: isSpace(scalar)
    }
  }

  /// The spaces that part thousands: the plain one, no-break, figure, thin and narrow no-break.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": true
    default: false
    }
  }

  /// Whether there are no separators, as in both parts of a fraction.
  var isPlain: Bool { separators.isEmpty }

  /// The number, `nil` when the separators make no sense.
  var value: Double? { text.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }

  /// The number as ASCII digits with a decimal point.
  var text: String? {
    guard let last = separators.last else { return groups[0] }
    let fraction = groups.last ?? ""
    let whole = groups.dropLast()
    if Set(separators).count == 1 {
      if separators.count == 1, isDecimal(last) { return "\(groups[0].isEmpty ? "0" : groups[0]).\(fraction)" }
      return last != mark?.scalar && areThousands(groups) && !isAddress ? groups.joined() : nil
    }
    let grouping = Set(separators.dropLast())
    guard grouping.count == 1, !grouping.contains(last), isPoint(last), areThousands(Array(whole)) else {
      return nil
    }
    return "\(whole.joined()).\(fraction)"
  }

  /// How many decimals the number is written with.
  var decimals: Int { separators.isEmpty ? 0 : (text?.split(separator: ".").dropFirst().first?.utf8.count ?? 0) }

  /// The decimal mark that the number can only have been written with: `,` in `12,5` and `1.234,5`.
  ///
  /// `nil` where the separators leave it open, and where they make no sense.
  var evidence: DecimalMark? {
    guard let last = separators.last, text != nil, let mark = DecimalMark(last) else { return nil }
    if Set(separators).count == 2 { return mark }
    return separators.count == 1 && !areThousands(groups) ? mark : nil
  }

  private func isPoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{66B}" || DecimalMark(scalar).map { mark == nil || mark == $0 } ?? false
  }

  /// Whether a number's only separator is a decimal one.
  private func isDecimal(_ separator: Unicode.Scalar) -> Bool {
    if separator == "\u{66B}" { return true }
    guard let found = DecimalMark(separator) else { return false }
    return mark.map { $0 == found } ?? (found == .point || !areThousands(groups))
  }

  /// Groups of three behind one to three digits; in India the groups in the middle have two.
  private func areThousands(_ groups: [String]) -> Bool {
    guard let first = groups.first, let last = groups.last, groups.count > 1, last.utf8.count == 3,
      (1...3).contains(first.utf8.count), !first.hasPrefix("0")
    else { return false }
    let middle = groups.dropFirst().dropLast()
    return middle.allSatisfy { $0.utf8.count == 3 } || first.utf8.count < 3 && middle.allSatisfy { $0.utf8.count == 2 }
  }

  /// `192.168.100.200`, which could be billions but for its shape.
  private var isAddress: Bool {
    separators.first == "." && groups.count == 4 && groups.allSatisfy { Int($0).map { $0 < 256 } ?? false }
  }
}
