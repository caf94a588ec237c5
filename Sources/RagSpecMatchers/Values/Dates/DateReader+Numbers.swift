/// Dates in numbers alone.
extension DateReader {
  func numeric(at index: Int) -> Reading? {
    guard let reading = numericShape(at: index) else { return nil }
    if let end = endOfTime(behind: reading.end) { return Reading(reading.dates, end: end) }
    return endsNumbers(reading.end) ? reading : nil
  }

  /// What looks like a date, whatever stands behind it.
  func numericShape(at index: Int) -> Reading? {
    compactDate(at: index) ?? threeNumbers(at: index) ?? yearAndMonthNumber(at: index) ?? monthNumberAndYear(at: index)
  }

  /// Passes over the "T10:00:00Z" of ISO 8601.
  private func endOfTime(behind end: Int) -> Int? {
    guard tokens.word(at: end) == "t", tokens.isDigits(end + 1) else { return nil }
    var last = end + 2
    while tokens.isWordOrDigits(last) || isTimeSign(last) && tokens.isWordOrDigits(last + 1) { last += 1 }
    return last
  }

  private func isTimeSign(_ index: Int) -> Bool {
    [":", ".", "+", "-", "\u{2212}"].contains(tokens.sign(at: index))
  }

  /// 20240305. Other numbers of eight digits are common, so that the year must be of our times.
  private func compactDate(at index: Int) -> Reading? {
    guard let digits = tokens.number(at: index, digits: 8...8), (1_900...2_099).contains(digits / 10_000) else {
      return nil
    }
    let part = CalendarPeriod.Part.day(month: digits / 100 % 100, day: digits % 100)
    return CalendarPeriod(year: digits / 10_000, part).map { Reading($0, end: index + 1) }
  }

  /// 2024-03-05, 05/03/2024, 5.3.24, "5. 3. 2024".
  private func threeNumbers(at index: Int) -> Reading? {
    guard let first = separator(at: index + 1), let middle = tokens.number(at: first.end, digits: 1...2),
      let second = separator(at: first.end + 1), second.sign == first.sign
    else { return nil }
    if let year = tokens.number(at: index, digits: 4...4) {
      guard let day = tokens.number(at: second.end, digits: 1...2) else { return nil }
      return reading(year, [(middle, day)], end: second.end + 1)
    }
    guard let start = tokens.number(at: index, digits: 1...2), let year = lastYear(at: second) else { return nil }
    return reading(year, pairs(start, middle, second.sign), end: second.end + 1)
  }

  private struct Separator {
    let sign: Unicode.Scalar
    let end: Int
  }

  /// A slash, a point with or without a space behind, or any dash, which are all taken for hyphens.
  private func separator(at index: Int) -> Separator? {
    if tokens.isDash(index) { return Separator(sign: "-", end: index + 1) }
    switch tokens.sign(at: index) {
    case "/": return Separator(sign: "/", end: index + 1)
    case ".": return Separator(sign: ".", end: tokens.isSpace(index + 1) ? index + 2 : index + 1)
    default: return nil
    }
  }

  /// Two digits between hyphens are too rarely a year.
  private func lastYear(at separator: Separator) -> Int? {
    tokens.number(at: separator.end, digits: 4...4) ?? (separator.sign == "-" ? nil : shortYear(at: separator.end))
  }

  /// The pairs of month and day that two numbers may be, the likeliest first. Points are used where days come first.
  private func pairs(_ first: Int, _ second: Int, _ sign: Unicode.Scalar) -> [(month: Int, day: Int)] {
    let dayFirst = (month: second, day: first)
    let monthFirst = (month: first, day: second)
    if first == second { return [dayFirst] }
    return switch sign == "." ? .dayFirst : order {
    case .dayFirst: firstInCalendar(dayFirst, monthFirst)
    case .monthFirst: firstInCalendar(monthFirst, dayFirst)
    case nil: [dayFirst, monthFirst]
    }
  }

  /// The first of two pairs, unless only the other has a month that exists: 12/31/2024 is plain under either order.
  private func firstInCalendar(_ one: (month: Int, day: Int), _ other: (month: Int, day: Int)) -> [(Int, Int)] {
    one.month > 12 && other.month <= 12 ? [other] : [one]
  }

  /// Reads pairs of month and day: 30 February has no reading, and 45/12 is nothing like a date.
  private func reading(_ year: Int, _ pairs: [(month: Int, day: Int)], end: Int) -> Reading? {
    let plausible = pairs.filter { (1...12).contains($0.month) && (1...31).contains($0.day) }
    guard year > 0, !plausible.isEmpty else { return nil }
    return Reading([plausible.compactMap { CalendarPeriod(year: year, .day(month: $0.month, day: $0.day)) }], end: end)
  }

  /// 2024-03; a dash makes it the range 2010–12.
  private func yearAndMonthNumber(at index: Int) -> Reading? {
    guard let year = tokens.number(at: index, digits: 4...4), tokens.sign(at: index + 1).map(Joint.isHyphen) ?? false,
      let month = tokens.number(at: index + 2, digits: 2...2)
    else { return nil }
    return CalendarPeriod(year: year, .month(month)).map { Reading($0, end: index + 3) }
  }

  /// 3/2024, 03-2024 and 03.2024, but not the number 3.2024.
  private func monthNumberAndYear(at index: Int) -> Reading? {
    let isPoint = tokens.sign(at: index + 1) == "."
    guard let month = tokens.number(at: index, digits: isPoint ? 2...2 : 1...2),
      let separator = separator(at: index + 1),
      let year = fullYear(at: separator.end)
    else { return nil }
    return CalendarPeriod(year: year, .month(month)).map { Reading($0, end: separator.end + 1) }
  }
}
