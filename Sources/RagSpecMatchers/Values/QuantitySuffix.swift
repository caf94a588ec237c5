/// What stands behind a number: a scale and a unit, in either order, as in "million USD" and "USD million".
struct QuantitySuffix {
  private(set) var scale: Double?
  private(set) var unit: MeasurementUnit?
  private(set) var end: Int
  private let currencyBefore: MeasurementUnit?

  init(_ text: ScalarText, from number: Int, currency: MeasurementUnit? = nil) {
    end = number
    currencyBefore = currency
    // Two names are all there can be.
    if readName(text, isFirst: true) { _ = readName(text, isFirst: false) }
    readRate(text)
  }

  /// Reads the "/h" of "5 km/h", and "per hour": a speed is no distance. What is counted or paid stays what it is, since
  /// "$5 per month" answers what something costs.
  private mutating func readRate(_ text: ScalarText) {
    guard let measured = unit, !measured.isMoney, !measured.isShare else { return }
    var start = end
    if text.holds("/", at: end) {
      start += 1
    } else if text.isHorizontalSpace(end), text[end + 1..<text.endOfLetters(end + 1)] == "per" {
      start += 5
    }
    guard start > end, let base = UnitNames.unit(text[start..<text.endOfName(start)]) else { return }
    end = text.endOfName(start)
    unit = MeasurementUnit(
      dimension: "\(measured.dimension)/\(base.dimension)", factor: measured.factor / base.factor,
      name: "\(measured.name)/\(base.name)")
  }

  private mutating func readName(_ text: ScalarText, isFirst: Bool) -> Bool {
    let start = text.startOfName(behind: end, isFirst: isFirst)
    let first = text.endOfName(start)
    guard first > start else { return false }
    let second = text.isHorizontalSpace(first) ? text.endOfName(first + 1) : first
    let following = second > first ? text[first + 1..<second] : ""
    for next in [second, first] where take(text[start..<next], isAttached: start == end, before: following) {
      end = next
      // "12 Mio. EUR": the point belongs to the abbreviation.
      if text.holds(".", at: end), UnitNames.currency(text[end + 2..<text.endOfName(end + 2)]) != nil { end += 1 }
      return true
    }
    if let pence = pence(start, first, text) {
      (unit, end) = (pence, first)
      return true
    }
    return isFirst && second > first && takeBehindAdjective(text[start..<first], following, second)
  }

  /// The "p" of "99p", which behind a space is more often a page.
  private func pence(_ start: Int, _ first: Int, _ text: ScalarText) -> MeasurementUnit? {
    guard unit == nil, scale == nil, start == end, first == start + 1, text.holds("p", at: start) else { return nil }
    return UnitNames.unit("pence")
  }

  /// Words that a unit may have before it: "5 business days", "16 paid weeks".
  private static let adjectives = Set(
    words: """
      business working calendar full paid unpaid consecutive whole additional more further other remaining extra school \
      annual statutory sick vacation academic straight successive metric entire short long earth
      """)

  private mutating func takeBehindAdjective(_ adjective: String, _ name: String, _ end: Int) -> Bool {
    guard Self.adjectives.contains(adjective.lowercased()), let found = UnitNames.unit(name) else { return false }
    (unit, self.end) = (found, end)
    return true
  }

  private mutating func take(_ name: String, isAttached: Bool, before next: String) -> Bool {
    let currency = currencyBefore ?? unit.flatMap { UnitNames.currency($0.name) } ?? UnitNames.currency(next)
    // "5K" are five thousand, "5 K" five kelvin.
    let isKelvin = name == "K" && !isAttached && currency == nil
    if scale == nil, !isKelvin, let factor = ScaleNames.factor(name, beside: currency) {
      scale = factor
      return true
    }
    guard unit == nil, let found = UnitNames.unit(name) else { return false }
    unit = found
    return true
  }
}

extension ScalarText {
  /// Returns where a unit's name starts, behind Markdown's strong emphasis and at most one space, or behind the hyphen of "12-month".
  fileprivate func startOfName(behind end: Int, isFirst: Bool) -> Int {
    if isFirst, isLetter(end + 1), self[end].map(Joint.isHyphen) ?? false { return end + 1 }
    let emphasis = holdsStrongMark(at: end) ? end + 2 : end
    return isHorizontalSpace(emphasis) ? emphasis + 1 : emphasis
  }

  /// Returns where the name ends that starts at a position: a sign, an ideograph, or letters with their power.
  fileprivate func endOfName(_ start: Int) -> Int {
    guard let scalar = self[start] else { return start }
    let isSign = scalar == "%" || scalar == "‰" || scalar == "\u{66A}" || scalar.isCurrencySign
    if isSign || scalar.properties.isIdeographic { return start + 1 }
    let letters = endOfLetters(scalar == "°" ? start + 1 : start)
    let isRaised = letters > start && isPower(letters) && !isWord(letters + 1)
    return isRaised ? letters + 1 : letters
  }

  private func isPower(_ position: Int) -> Bool {
    switch self[position] {
    case "²", "³", "2", "3": true
    default: false
    }
  }

  /// The letters and digits at a position.
  func word(at start: Int) -> String { self[start..<endOfWord(start)] }
}
