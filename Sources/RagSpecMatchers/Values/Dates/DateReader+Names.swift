/// Dates with the name of a month.
extension DateReader {
  private struct Month {
    let number: Int
    let isFull: Bool
    let isCapitalized: Bool
    /// Behind the name, and behind the point of an abbreviation.
    let end: Int

    /// "May" and "march" are common verbs: without a year they need their capital.
    var isPlain: Bool { isCapitalized || number != 3 && number != 5 }
  }

  private struct Day {
    let number: Int
    let end: Int
  }

  private func month(at index: Int) -> Month? {
    guard let word = tokens.word(at: index), let number = DateNames.month(word) else { return nil }
    let isFull = DateNames.isFullMonth(word)
    let hasPoint = !isFull && tokens.sign(at: index + 1) == "."
    return Month(
      number: number, isFull: isFull, isCapitalized: tokens.isCapitalized(index), end: index + (hasPoint ? 2 : 1))
  }

  /// A day in digits, perhaps as an ordinal: 5, 05, 5th.
  private func day(at index: Int) -> Day? {
    guard let number = tokens.number(at: index, digits: 1...2), (1...31).contains(number) else { return nil }
    let isOrdinal = tokens.word(at: index + 1).map(DateNames.suffixes.contains) ?? false
    return Day(number: number, end: index + (isOrdinal || tokens.isFirstDay(index) ? 2 : 1))
  }

  /// A day in words: "third", "twenty-first".
  private func spelledDay(at index: Int) -> Day? {
    guard let word = tokens.word(at: index) else { return nil }
    if let number = DateNames.ordinal(word) { return Day(number: number, end: index + 1) }
    guard let tens = DateNames.tens(word), tokens.isDash(index + 1) || tokens.isSpace(index + 1),
      let unit = tokens.word(at: index + 2).flatMap(DateNames.ordinal), unit < 10
    else { return nil }
    return Day(number: tens + unit, end: index + 3)
  }

  private static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "&",
  ]

  /// The other day of a range: the 7 of "5–7" and "5th to 7th".
  private func otherDay(behind day: Day) -> Day? {
    let start = tokens.skip(day.end, signs: Self.dashes, words: ["to", "and", "through", "until"])
    let isJoined = (day.end..<start).contains { !tokens.isSpace($0) }
    return isJoined ? self.day(at: start) : nil
  }
}

// MARK: - Day, month, year

extension DateReader {
  /// 5 March 2024, 3rd of March, 05-Mar-24, 5–7 March 2024.
  func dayAndMonth(at index: Int) -> Reading? {
    guard let day = day(at: index) ?? spelledDay(at: index) else { return nil }
    if let other = otherDay(behind: day), let month = monthBehind(other) { return reading([day, other], month) }
    return monthBehind(day).flatMap { reading([day], $0) }
  }

  private func monthBehind(_ day: Day) -> Month? {
    month(at: tokens.skip(day.end, signs: [".", "-", "\u{2011}", "/"], words: DateNames.links))
  }

  private func reading(_ days: [Day], _ month: Month) -> Reading? {
    let start = tokens.skip(
      month.end, signs: [",", "'", "\u{2019}", "-", "\u{2011}", "/"], words: ["of", "in", "de", "del"])
    if let year = yearBehind(month.end, at: start), endsText(start + 1) {
      return reading(days, month, year, end: start + 1)
    }
    guard month.isPlain, endsText(month.end) else { return nil }
    return reading(days, month, nil, end: month.end)
  }

  /// Two digits are a year behind an apostrophe, or right behind a hyphen: 05-Mar-24.
  private func yearBehind(_ end: Int, at start: Int) -> Int? {
    let isTied = start == end + 1 && (tokens.isDash(end) || tokens.sign(at: end) == "/")
    return year(at: start) ?? (isTied ? shortYear(at: start) : nil)
  }

  private func reading(_ days: [Day], _ month: Month, _ year: Int?, end: Int) -> Reading {
    let dates = days.map { day in
      [CalendarPeriod(year: year, .day(month: month.number, day: day.number))].compactMap(\.self)
    }
    return Reading(dates, end: end)
  }
}

// MARK: - Month, day, year

extension DateReader {
  /// March 5, 2024; Mar. 5th; March 5–7, 2024; March 2024; and the month alone where a word before it says so.
  func monthAndDay(at index: Int) -> Reading? {
    guard let month = month(at: index) else { return nil }
    return dayBehind(month) ?? yearBehind(month) ?? monthAlone(month, at: index)
  }

  private func dayBehind(_ month: Month) -> Reading? {
    let start = tokens.skip(month.end, signs: ["-", "\u{2011}"], words: ["the"])
    let spelled = tokens.word(at: start - 2) == "the" ? spelledDay(at: start) : nil
    guard let day = day(at: start) ?? spelled else { return nil }
    if let other = otherDay(behind: day), let reading = reading(month, [day, other], end: other.end) { return reading }
    // "Mar-24" may be a day or a year.
    let isTied = tokens.isDash(start - 1)
    return reading(month, [day], end: day.end, needsYear: isTied)
  }

  private func reading(_ month: Month, _ days: [Day], end: Int, needsYear: Bool = false) -> Reading? {
    let start = tokens.skip(end, signs: [",", "'", "\u{2019}", "-", "\u{2011}"], words: ["of", "in", "de", "del"])
    if let year = year(at: start), endsText(start + 1) { return reading(days, month, year, end: start + 1) }
    guard !needsYear, month.isPlain, endsText(end), days.count == 1 || isTied(days) else { return nil }
    return reading(days, month, nil, end: end)
  }

  /// "March 5–7" is a range; "March 5 and 7 others" is none.
  private func isTied(_ days: [Day]) -> Bool { tokens.isDash(days[0].end) }

  private func yearBehind(_ month: Month) -> Reading? {
    let start = tokens.skip(
      month.end, signs: [",", "'", "\u{2019}", "-", "\u{2011}", "/"], words: ["of", "in", "de", "del"])
    guard let year = year(at: start), endsText(start + 1) else { return nil }
    return CalendarPeriod(year: year, .month(month.number)).map { Reading($0, end: start + 1) }
  }

  private func monthAlone(_ month: Month, at index: Int) -> Reading? {
    let isAnnounced =
      tokens.isSpace(index - 1) && tokens.word(at: index - 2).map(DateNames.beforeMonths.contains) ?? false
    let isAll = index == 0 && (month.end..<tokens.count).allSatisfy { !tokens.isWordOrDigits($0) }
    guard month.isFull, month.isCapitalized, isAnnounced || isAll, endsText(month.end) else { return nil }
    return CalendarPeriod(year: nil, .month(month.number)).map { Reading($0, end: month.end) }
  }
}

// MARK: - Year, month, day

extension DateReader {
  /// 2024 March 5, 2024-Mar-05, 2024 March.
  func yearAndMonth(at index: Int) -> Reading? {
    guard let year = fullYear(at: index),
      let month = month(at: tokens.skip(index + 1, signs: ["-", "\u{2011}"])), month.isPlain
    else { return nil }
    let start = tokens.skip(month.end, signs: ["-", "\u{2011}"])
    if start > month.end, let day = day(at: start), endsText(day.end) {
      return reading([day], month, year, end: day.end)
    }
    guard endsText(month.end) else { return nil }
    return CalendarPeriod(year: year, .month(month.number)).map { Reading($0, end: month.end) }
  }
}
