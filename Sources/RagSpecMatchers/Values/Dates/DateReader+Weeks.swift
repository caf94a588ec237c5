/// Halves of years and weeks.
extension DateReader {
  /// H1 2024, 1H24, H2 FY25, first half of 2024.
  func half(at index: Int) -> Reading? {
    guard let half = halfAlone(at: index) ?? spelledHalf(at: index) else { return nil }
    let signs: Set<Unicode.Scalar> = ["/", "-", "\u{2011}", ",", "'", "\u{2019}", "("]
    let start = tokens.skip(half.end, signs: signs, words: ["of", "in", "the", "calendar", "year"])
    if let year = fiscal(at: start), endsNumbers(year.end) {
      return CalendarPeriod(year: year.number, .half(half.number), isFiscal: true).map { Reading($0, end: year.end) }
    }
    let isTied = start == half.end && tokens.word(at: start - 1) == "h"
    guard let year = year(at: start) ?? (isTied ? shortYear(at: start) : nil), endsNumbers(start + 1) else {
      return nil
    }
    return CalendarPeriod(year: year, .half(half.number)).map { Reading($0, end: start + 1) }
  }

  /// "H1" or "1H", which without a year is more often a heading or an hour.
  private func halfAlone(at index: Int) -> (number: Int, end: Int)? {
    let (letter, digit) = tokens.isDigits(index) ? (index + 1, index) : (index, index + 1)
    guard tokens.word(at: letter) == "h", let number = tokens.number(at: digit, digits: 1...1), (1...2).contains(number)
    else { return nil }
    return (number, index + 2)
  }

  private func spelledHalf(at index: Int) -> (number: Int, end: Int)? {
    guard let number = tokens.word(at: index).flatMap(DateNames.ordinal), (1...2).contains(number) else { return nil }
    let end = tokens.skip(index + 1, signs: ["-"], words: ["fiscal", "calendar"])
    return tokens.word(at: end) == "half" ? (number, end + 1) : nil
  }
}

extension DateReader {
  /// 2024-W12, 2024W12, week 12 of 2024, KW 12/2024, CW12 2024.
  func week(at index: Int) -> Reading? { weekOfYear(at: index) ?? namedWeek(at: index) }

  private func weekOfYear(at index: Int) -> Reading? {
    guard let year = fullYear(at: index) else { return nil }
    let start = tokens.isDash(index + 1) ? index + 2 : index + 1
    guard tokens.word(at: start) == "w", let week = tokens.number(at: start + 1, digits: 2...2) else { return nil }
    guard endsNumbers(start + 2) else { return nil }
    return CalendarPeriod(year: year, .week(week)).map { Reading($0, end: start + 2) }
  }

  private func namedWeek(at index: Int) -> Reading? {
    guard ["week", "kw", "cw", "wk", "semaine", "semana", "settimana"].contains(tokens.word(at: index)) else {
      return nil
    }
    let start = tokens.skip(index + 1)
    guard let week = tokens.number(at: start, digits: 1...2) else { return nil }
    let next = tokens.skip(start + 1, signs: ["/", ",", "-"], words: ["of", "in", "de", "del", "von", "the", "year"])
    guard let year = fullYear(at: next), endsNumbers(next + 1) else { return nil }
    return CalendarPeriod(year: year, .week(week)).map { Reading($0, end: next + 1) }
  }
}
