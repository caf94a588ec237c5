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
    if text[end - 2..<end] == "**" { end -= 2 }
    if text.isHorizontalSpace(end - 1) { end -= 1 }
    let isSign = text[end - 1]?.isCurrencySign ?? false
    let letters = text.startOfLetters(before: isSign ? end - 1 : end)
    for from in isSign ? [letters, end - 1] : [letters] where from >= floor && from < end {
      guard let unit = UnitNames.currency(text[from..<end]), isSign || end - from > 1 else { continue }
      (currency, start) = (unit, from)
      return
    }
    if isSign, end > floor { start = end - 1 }
  }
}
