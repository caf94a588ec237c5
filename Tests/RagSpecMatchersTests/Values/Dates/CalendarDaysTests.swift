import Foundation
import Testing

@testable import RagSpecMatchers

@Suite struct CalendarDaysTests {
  /// Foundation's calendar is the Julian one before 15 October 1582.
  @Test func `counts days as Foundation does`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: -141_000, through: 300_000, by: 97) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
      #expect(CalendarDays.number(year, month, day) == number)
    }
  }

  @Test func `each day is one after the day before`() {
    var last = CalendarDays.number(1, 1, 1) - 1
    for year in 1...2_500 {
      for month in 1...12 {
        for day in 1...CalendarDays.inMonth(month, of: year) {
          let number = CalendarDays.number(year, month, day)
          if number != last + 1 { Issue.record("\(year)-\(month)-\(day) is \(number), not \(last + 1)") }
          last = number
        }
      }
    }
  }

  @Test func `centuries are leap years only every fourth time`() {
    #expect(
      [1600, 1700, 1800, 1900, 2000, 2023, 2024].map(CalendarDays.isLeapYear) == [
        true, false, false, false, true, false, true,
      ])
  }
}
