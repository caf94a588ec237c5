/// Finds the dates of a text, as people and models write them.
///
/// - ISO 8601's calendar dates, with or without hyphens and a time behind; numbers with slashes, points or hyphens.
/// - Names of months in English, German, French, Spanish, Italian, Portuguese and Dutch, full or abbreviated, with days as
///   numbers, English ordinals and ordinal words, in either order; `2024年5月3日`.
/// - Halves, quarters, weeks and fiscal years: `H1 2024`, `Q3 2024`, `3Q24`, `third quarter of 2024`, `2024-W12`, `week 12
///   of 2024`, `FY24`, `fiscal 2024`, `FY2023/24`.
/// - A four-digit number alone is a year, unless a currency, a unit or what it counts stands with it.
/// - Ranges of days state both days; ranges of years, versions and addresses state nothing.
/// - Words such as "yesterday" and centuries are not read; the name of a weekday is passed over, right or wrong.
/// - Complexity: O(*n*) time.
struct DateReader {
  let tokens: DateTokens
  let order: DateOrder?

  /// What stands at a place: the readings of each date, more than one for a range of days.
  struct Reading {
    var dates: [[CalendarPeriod]]
    var end: Int

    init(_ dates: [[CalendarPeriod]], end: Int) { (self.dates, self.end) = (dates, end) }
    init(_ period: CalendarPeriod, end: Int) { self.init([[period]], end: end) }
  }

  /// Returns the dates in the order of the text.
  static func dates(in text: String, order: DateOrder?) -> [StatedDate] {
    let reader = DateReader(tokens: DateTokens(text), order: order)
    var dates: [StatedDate] = []
    var index = 0
    while index < reader.tokens.count {
      guard let reading = reader.reading(at: index) else {
        index = reader.endOfCompound(index)
        continue
      }
      dates += reader.stated(reading, from: index)
      index = reading.end
    }
    return dates
  }

  private func stated(_ reading: Reading, from start: Int) -> [StatedDate] {
    let range = tokens.range(start..<reading.end)
    return reading.dates.map { readings in
      StatedDate(readings: readings, text: tokens.text[range], range: tokens.text.utf8Range(range))
    }
  }

  private func reading(at index: Int) -> Reading? {
    guard tokens.isWordOrDigits(index) else { return nil }
    return markedDate(at: index) ?? week(at: index) ?? half(at: index) ?? quarter(at: index) ?? fiscalYear(at: index)
      ?? numeric(at: index) ?? dayAndMonth(at: index)
      ?? monthAndDay(at: index) ?? yearAndMonth(at: index) ?? bareYear(at: index)
  }
}

// MARK: - Where dates end

extension DateReader {
  /// The end of a word or number with all that hangs on it, so that no date begins in the middle of a version.
  private func endOfCompound(_ start: Int) -> Int {
    guard tokens.isWordOrDigits(start) else { return start + 1 }
    var (end, holdsDigits) = (start, false)
    while true {
      while tokens.isWordOrDigits(end) {
        holdsDigits = holdsDigits || tokens.isDigits(end)
        end += 1
      }
      let isJoined = Joint.isJoint(tokens.sign(at: end)) && tokens.isWordOrDigits(end + 1)
      guard isJoined, holdsDigits || !startsDate(behind: end) else { return end }
      end += 1
    }
  }

  /// "January–March 2024" and "mid-2024" hold dates behind their dash.
  private func startsDate(behind joint: Int) -> Bool {
    if let word = tokens.word(at: joint + 1) {
      return DateNames.month(word) != nil || word == "q" || word == "fy" || word == "h"
    }
    return isVague(tokens.word(at: joint - 1))
  }

  /// Whether a word may be tied to a year by a hyphen.
  func isVague(_ word: String?) -> Bool { ["mid", "early", "late"].contains(word) }

  /// Whether a date of names may end here: "March 5.5" and "March 5:30" hold none.
  func endsText(_ end: Int) -> Bool {
    if tokens.isWordOrDigits(end) { return false }
    return !([".", ":"].contains(tokens.sign(at: end)) && tokens.isDigits(end + 1))
  }

  /// Whether a date of numbers may end here: before a space, a mark, or the other end of an interval.
  func endsNumbers(_ end: Int) -> Bool {
    if tokens.isWordOrDigits(end) { return false }
    guard let sign = tokens.sign(at: end), Joint.isJoint(sign), tokens.isWordOrDigits(end + 1) else { return true }
    switch sign {
    case ".", ":", "'", "\u{2019}": return tokens.word(at: end + 1) != nil
    default: return numericShape(at: end + 1) != nil
    }
  }
}

// MARK: - Years

extension DateReader {
  /// Years of four digits count from 1000 to 2999, so that fewer other numbers are taken for one.
  static let years = 1_000...2_999

  func fullYear(at index: Int) -> Int? {
    tokens.number(at: index, digits: 4...4).flatMap { Self.years.contains($0) ? $0 : nil }
  }

  /// A year of four digits, or of two behind an apostrophe.
  func year(at index: Int) -> Int? { fullYear(at: index) ?? (followsApostrophe(index) ? shortYear(at: index) : nil) }

  /// Years of two digits are those from 1969 to 2068, as POSIX reads `%y`.
  func shortYear(at index: Int) -> Int? {
    tokens.number(at: index, digits: 2...2).map { $0 < 69 ? 2_000 + $0 : 1_900 + $0 }
  }

  private func followsApostrophe(_ index: Int) -> Bool { ["'", "\u{2019}"].contains(tokens.sign(at: index - 1)) }

  private func bareYear(at index: Int) -> Reading? {
    guard let year = fullYear(at: index), endsNumbers(index + 1), !isAmount(index) else { return nil }
    return CalendarPeriod(year: year, .whole).map { Reading($0, end: index + 1) }
  }

  /// Whether a number is one of something: "$2024", "2024 kWh", "−2024", "#2024".
  private func isAmount(_ index: Int) -> Bool {
    let before = tokens.isSpace(index - 1) ? index - 2 : index - 1
    if tokens.sign(at: before)?.isCurrencySign ?? false { return true }
    if let sign = tokens.sign(at: index - 1) {
      if sign == "#" || sign == "+" { return true }
      if Joint.isDash(sign) { return !isVague(tokens.word(at: index - 2)) }
    }
    let suffix = QuantitySuffix(tokens.text, from: tokens.range(index..<index + 1).upperBound)
    return suffix.unit != nil || suffix.scale != nil || isCount(index)
  }

  /// Whether a number seems to count what is named behind it: "with 1200 staff", but not "in 2024 revenue rose".
  private func isCount(_ index: Int) -> Bool {
    guard tokens.isSpace(index + 1), let next = tokens.word(at: index + 2), !DateNames.behindYears.contains(next) else {
      return false
    }
    return !tokens.isSpace(index - 1) || !(tokens.word(at: index - 2).map(DateNames.beforeYears.contains) ?? false)
  }
}
