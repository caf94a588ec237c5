/// Quarters and fiscal years.
extension DateReader {
  struct Year {
    let number: Int
    let isFiscal: Bool
    let end: Int
  }

  private struct Quarter {
    let number: Int
    let isFiscal: Bool
    let end: Int
  }

  /// Q3 2024, 3Q24, third quarter of fiscal 2024, 2024 Q3, Q3.
  func quarter(at index: Int) -> Reading? {
    if let quarter = quarterAlone(at: index) ?? spelledQuarter(at: index) {
      if let year = year(behind: quarter) { return reading(quarter, year, end: year.end) }
      return endsNumbers(quarter.end) ? reading(quarter, nil, end: quarter.end) : nil
    }
    let year = fiscal(at: index) ?? fullYear(at: index).map { Year(number: $0, isFiscal: false, end: index + 1) }
    guard let year, let quarter = quarterAlone(at: tokens.skip(year.end, signs: ["-", "/", "\u{2011}", ","])),
      endsNumbers(quarter.end)
    else { return nil }
    return reading(quarter, year, end: quarter.end)
  }

  func fiscalYear(at index: Int) -> Reading? {
    guard let year = fiscal(at: index), endsNumbers(year.end) else { return nil }
    return CalendarPeriod(year: year.number, .whole, isFiscal: true).map { Reading($0, end: year.end) }
  }

  private func reading(_ quarter: Quarter, _ year: Year?, end: Int) -> Reading? {
    let isFiscal = quarter.isFiscal || year?.isFiscal ?? false
    let period = CalendarPeriod(year: year?.number, .quarter(quarter.number), isFiscal: isFiscal)
    return period.map { Reading($0, end: end) }
  }
}

// MARK: - Quarters

extension DateReader {
  /// "Q3" or "3Q".
  private func quarterAlone(at index: Int) -> Quarter? {
    let (letter, digit) = tokens.isDigits(index) ? (index + 1, index) : (index, index + 1)
    guard tokens.word(at: letter) == "q", let number = tokens.number(at: digit, digits: 1...1) else { return nil }
    return (1...4).contains(number) ? Quarter(number: number, isFiscal: false, end: index + 2) : nil
  }

  /// "third quarter", "3rd fiscal quarter".
  private func spelledQuarter(at index: Int) -> Quarter? {
    let isOrdinal = tokens.word(at: index + 1).map(DateNames.suffixes.contains) ?? false
    let number =
      tokens.word(at: index).flatMap(DateNames.ordinal) ?? (isOrdinal ? tokens.number(at: index, digits: 1...1) : nil)
    guard let number, (1...4).contains(number) else { return nil }
    var end = tokens.skip(index + (tokens.isDigits(index) ? 2 : 1), signs: ["-", "\u{2011}"], words: ["calendar"])
    let isFiscal = isFiscalWord(end)
    if isFiscal { end = tokens.skip(end + 1) }
    return tokens.word(at: end) == "quarter" ? Quarter(number: number, isFiscal: isFiscal, end: end + 1) : nil
  }

  private func year(behind quarter: Quarter) -> Year? {
    let signs: Set<Unicode.Scalar> = ["/", "-", "\u{2011}", ",", "'", "\u{2019}", "("]
    let start = tokens.skip(quarter.end, signs: signs, words: ["of", "in", "for", "the", "calendar", "year"])
    if let year = fiscal(at: start) { return endsNumbers(year.end) ? year : nil }
    // "3Q24"
    let isTied = start == quarter.end && tokens.word(at: start - 1) == "q"
    guard let number = self.year(at: start) ?? (isTied ? shortYear(at: start) : nil), endsNumbers(start + 1) else {
      return nil
    }
    return Year(number: number, isFiscal: false, end: start + 1)
  }
}

// MARK: - Fiscal years

extension DateReader {
  private func isFiscalWord(_ index: Int) -> Bool { ["fiscal", "financial"].contains(tokens.word(at: index)) }

  /// FY2024, FY24, FY'24, fiscal 2024, financial year 2023/24, which ends in 2024.
  func fiscal(at index: Int) -> Year? {
    let isShort = tokens.word(at: index) == "fy"
    guard isShort || isFiscalWord(index) else { return nil }
    let start = tokens.skip(index + 1, signs: ["'", "\u{2019}", "-", "\u{2011}"], words: isShort ? [] : ["year"])
    guard let year = year(at: start) ?? (isShort ? shortYear(at: start) : nil) else { return nil }
    let first = Year(number: year, isFiscal: true, end: start + 1)
    return lastYear(behind: first) ?? first
  }

  /// The second year of "2023/24" and "2023–2024", when it is the next.
  private func lastYear(behind first: Year) -> Year? {
    guard tokens.isDash(first.end) || tokens.sign(at: first.end) == "/",
      let year = fullYear(at: first.end + 1) ?? shortYear(at: first.end + 1), year == first.number + 1
    else { return nil }
    return Year(number: year, isFiscal: true, end: first.end + 2)
  }
}
