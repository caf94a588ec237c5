/// The days of the proleptic Gregorian calendar.
enum CalendarDays {
  /// Every fourth year is a leap year, but of the centuries only every fourth: 2000 was one, 1900 was none.
  static func isLeapYear(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Returns how many days a month has; February of no certain year has 29.
  ///
  /// - Parameter month: from 1 to 12.
  static func inMonth(_ month: Int, of year: Int?) -> Int {
    switch month {
    case 2: year.map(isLeapYear) ?? true ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Returns the Monday on which the first week of a year begins: the week that has 4 January in it.
  ///
  /// - SeeAlso: ISO 8601-1:2019, 4.2.2.
  static func firstMonday(ofWeeksIn year: Int) -> Int {
    let fourth = number(year, 1, 4)
    // 1 January 1970 was a Thursday, the fourth day of its week.
    return fourth - ((fourth + 3) % 7 + 7) % 7
  }

  /// Returns how many weeks a year has: 52 or 53.
  ///
  /// - Parameter year: from 1 to 9999.
  static func weeks(in year: Int) -> Int { (firstMonday(ofWeeksIn: year + 1) - firstMonday(ofWeeksIn: year)) / 7 }

  /// Returns how many days lie between 1 January 1970 and a day, less than 0 for earlier ones.
  ///
  /// Years are counted from March, so that a leap day is the last of its year, and in eras of 400 years, which all have
  /// 146,097 days.
  /// - Parameter year: 1 or later.
  /// - SeeAlso: Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
