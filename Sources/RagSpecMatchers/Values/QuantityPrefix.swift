/// What stands before a number: a sign and a currency, in either order.
struct QuantityPrefix {
  private(set) var isNegative = false
  private(set) var currency: MeasurementUnit?
  private(set) var start: Int

  /// - Parameter floor: where the quantity before ends, whose unit is not this one's currency.
  init(_ text: ScalarText, before number: Int, notBefore floor: Int) {
    start = number
    readSign(text, floor)
    readCurrency(text, floor)
    if !isNegative { readSign(text, floor) }
    if !isNegative { readSignWord(text, floor) }
  }

  /// Reads "minus 3" and "negative $3", but not the minus of "5 minus 3".
  private mutating func readSignWord(_ text: ScalarText, _ floor: Int) {
    guard text.isHorizontalSpace(start - 1) else { return }
    let letters = text.startOfLetters(before: start - 1)
    guard letters >= floor, ["minus", "negative"].contains(text[letters..<start - 1].lowercased()) else { return }
    guard !text.isDigit(letters - 2) else { return }
    (isNegative, start) = (true, letters)
  }

  private mutating func readSign(_ text: ScalarText, _ floor: Int) {
    guard start > floor, let sign = text[start - 1], Self.isSign(sign) else { return }
    // A dash behind a word or a closing parenthesis joins.
    guard !text.isWord(start - 2), !text.holds(")", at: start - 2) else { return }
    isNegative = sign != "+"
    start -= 1
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "+", "\u{2012}", "\u{2013}", "\u{2212}", "\u{FE63}", "\u{FF0D}": true
    default: false
    }
  }

  private mutating func readCurrency(_ text: ScalarText, _ floor: Int) {
    var end = start
    if text.isHorizontalSpace(end - 1) { end -= 1 }
    if text.holdsStrongMark(at: end - 2) { end -= 2 }
    if text.isHorizontalSpace(end - 1) { end -= 1 }
    if text[end - 1]?.isCurrencySign ?? false {
      readCurrencySign(text, end, floor)
    } else {
      readCurrencyCode(text, end, floor)
    }
  }

  /// Reads "$" and "US$"; "LE$" is a currency that is not known here, and not the dollar.
  private mutating func readCurrencySign(_ text: ScalarText, _ end: Int, _ floor: Int) {
    guard end > floor else { return }
    let letters = max(text.startOfLetters(before: end - 1), floor)
    let prefix = text[letters..<end - 1]
    let isCode = !prefix.isEmpty && prefix.utf8.count <= 3 && prefix == prefix.uppercased()
    start = isCode ? letters : end - 1
    let name = text[start..<end]
    currency = UnitNames.currency(name) ?? (isCode ? MeasurementUnit(dimension: name, factor: 1, name: name) : nil)
  }

  private mutating func readCurrencyCode(_ text: ScalarText, _ end: Int, _ floor: Int) {
    let letters = text.startOfLetters(before: end)
    guard letters >= floor, (2...3).contains(end - letters), let unit = UnitNames.currency(text[letters..<end]) else {
      return
    }
    (currency, start) = (unit, letters)
  }
}
