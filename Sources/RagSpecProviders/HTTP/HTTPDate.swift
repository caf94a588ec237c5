/// Dates as HTTP headers write them.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Returns seconds since 1970 in UTC, `nil` for what is no date.
  ///
  /// All three forms of RFC 9110, 5.6.7 are read: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
  /// `Sun Nov  6 08:49:37 1994`; and OpenSSL's, `Nov  6 08:49:37 1994 GMT`. They share the order of day and year, which is
  /// all that is needed.
  package static func seconds(_ text: String) -> Int? {
    let words = text.split { " ,-".contains($0) }
    guard let month = words.lazy.compactMap({ months.firstIndex(of: String($0)) }).first,
      let time = words.lazy.compactMap(secondsOfDay).first
    else { return nil }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 2, 1...31 ~= numbers[0], 0...9999 ~= numbers[1] else { return nil }
    return days(year: fullYear(numbers[1]), month: month + 1, day: numbers[0]) * 86_400 + time
  }

  private static func secondsOfDay(_ word: Substring) -> Int? {
    let parts = word.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, 0...23 ~= parts[0], 0...59 ~= parts[1], 0...60 ~= parts[2] else { return nil }
    return parts[0] * 3_600 + parts[1] * 60 + parts[2]
  }

  private static func fullYear(_ year: Int) -> Int {
    switch year {
    case 0..<70: year + 2_000
    case 70..<100: year + 1_900
    default: year
    }
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counting years from March so that leap days come last.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
