/// A day, week, month, quarter, half or year, of one year or of any.
///
/// The calendar is the Gregorian one, also for times before it was made. A fiscal year or quarter has no days: when it
/// begins differs from company to company.
struct CalendarPeriod: Hashable, Sendable {
  /// From 1 to 9999; `nil` for "5 March" and "Q3", which recur.
  let year: Int?
  let part: Part
  let isFiscal: Bool

  /// Which part of the year it is.
  enum Part: Hashable, Sendable {
    case whole
    /// 1 or 2.
    case half(Int)
    /// From 1 to 4.
    case quarter(Int)
    /// A week of ISO 8601, which begins on a Monday, from 1 to 53.
    case week(Int)
    /// From 1 to 12.
    case month(Int)
    case day(month: Int, day: Int)
  }

  /// Returns nothing for what is in no calendar: 30 February, the 13th month, the year 0.
  init?(year: Int?, _ part: Part, isFiscal: Bool = false) {
    guard year.map({ (1...9_999).contains($0) }) ?? (part != .whole), Self.exists(part, in: year) else { return nil }
    self.year = year
    self.part = part
    self.isFiscal = isFiscal
  }

  private static func exists(_ part: Part, in year: Int?) -> Bool {
    switch part {
    case .whole: true
    case .half(let half): (1...2).contains(half)
    case .quarter(let quarter): (1...4).contains(quarter)
    case .week(let week): (1...(year.map(CalendarDays.weeks) ?? 53)).contains(week)
    case .month(let month): (1...12).contains(month)
    case .day(let month, let day):
      (1...12).contains(month) && (1...CalendarDays.inMonth(month, of: year)).contains(day)
    }
  }
}

// MARK: - How exact it is

extension CalendarPeriod {
  /// How much of a date it tells, from a year's 0 to a day's 5.
  private var precision: Int {
    switch part {
    case .whole: 0
    case .half: 1
    case .quarter: 2
    case .month: 3
    case .week: 4
    case .day: 5
    }
  }

  /// Whether it leaves open what another tells.
  func isCoarser(than other: CalendarPeriod) -> Bool {
    precision < other.precision || year == nil && other.year != nil
  }

  /// Whether all of another lies in it, so that who knows the other knows this.
  func contains(_ other: CalendarPeriod) -> Bool {
    if case .week = part, case .day = other.part { return isFiscal == other.isFiscal && holdsDays(of: other) }
    guard isFiscal == other.isFiscal, year == nil || year == other.year, !other.isCoarser(than: self) else {
      return false
    }
    return switch part {
    case .whole: true
    case .half(let half): other.half == half
    case .week: other.part == part || holdsDays(of: other)
    case .quarter(let quarter): other.quarter == quarter
    case .month(let month): other.month == month
    case .day: other.part == part
    }
  }

  private var month: Int? {
    switch part {
    case .whole, .half, .quarter, .week: nil
    case .month(let month), .day(let month, _): month
    }
  }

  private var half: Int? {
    if case .half(let half) = part { half } else { quarter.map { ($0 + 1) / 2 } }
  }

  /// Whether both have days, and all of the other's are among its own.
  private func holdsDays(of other: CalendarPeriod) -> Bool {
    guard let days, let others = other.days else { return false }
    return days.contains(others.lowerBound) && days.contains(others.upperBound)
  }

  private var quarter: Int? {
    if case .quarter(let quarter) = part { quarter } else { month.map { ($0 + 2) / 3 } }
  }
}

// MARK: - Its days

extension CalendarPeriod {
  /// Its first and last day, counted from 1 January 1970; `nil` without a year, and for fiscal ones.
  var days: ClosedRange<Int>? {
    guard let year, !isFiscal else { return nil }
    switch part {
    case .whole: return Self.days(from: 1, to: 12, of: year)
    case .half(let half): return Self.days(from: 6 * half - 5, to: 6 * half, of: year)
    case .week(let week):
      let monday = CalendarDays.firstMonday(ofWeeksIn: year) + 7 * (week - 1)
      return monday...monday + 6
    case .quarter(let quarter): return Self.days(from: 3 * quarter - 2, to: 3 * quarter, of: year)
    case .month(let month): return Self.days(from: month, to: month, of: year)
    case .day(let month, let day):
      let number = CalendarDays.number(year, month, day)
      return number...number
    }
  }

  private static func days(from first: Int, to last: Int, of year: Int) -> ClosedRange<Int> {
    let end = CalendarDays.number(year, last, CalendarDays.inMonth(last, of: year))
    return CalendarDays.number(year, first, 1)...end
  }
}

extension CalendarPeriod: CustomStringConvertible {
  /// As ISO 8601 writes it, and "Q3 2024", "FY2024", "Q3 FY2024", "--03-05" and "--03" (of any year), "Q3".
  var description: String {
    let year = year.map { isFiscal ? "FY\($0)" : Self.digits($0, 4) }
    switch part {
    case .whole: return year ?? ""
    case .half(let half): return "H\(half)" + (year.map { " \($0)" } ?? "")
    case .week(let week): return "\(year.map { "\($0)-" } ?? "")W\(Self.digits(week, 2))"
    case .quarter(let quarter): return "Q\(quarter)" + (year.map { " \($0)" } ?? "")
    case .month(let month): return "\(year ?? "-")-\(Self.digits(month, 2))"
    case .day(let month, let day): return "\(year ?? "-")-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
    }
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
