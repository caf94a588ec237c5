/// Checks of dates and times as the Internet writes them.
///
/// - SeeAlso: RFC 3339, section 5.6.
enum InternetTimestamp {
  /// `2024-02-29`: a day that there was or will be.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
      let day = digits(parts[2], 2), (1...12).contains(month)
    else { return false }
    return (1...dayCount(month, year)).contains(day)
  }

  /// `10:20:30.5+01:00`, with a zone always; a leap second only where it is midnight in UTC.
  static func isTime(_ text: String) -> Bool {
    guard let zone = text.dropFirst(8).firstIndex(where: { "zZ+-".contains($0) }), let offset = offset(text[zone...])
    else { return false }
    let parts = text[..<zone].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count < 2 || (!parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isASCIIDigit)) else {
      return false
    }
    let clock = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = digits(clock[0], 2), let minute = digits(clock[1], 2),
      let second = digits(clock[2], 2), hour < 24, minute < 60, second <= 60
    else { return false }
    return second < 60 || (hour * 60 + minute - offset + 2 * 1_440) % 1_440 == 1_439
  }

  /// A date and a time with `T` between them.
  static func isDateTime(_ text: String) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" }) else { return false }
    return isDate(String(text[..<mark])) && isTime(String(text[text.index(after: mark)...]))
  }

  /// Minutes ahead of UTC.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = digits(parts[0], 2), let minutes = digits(parts[1], 2), hours < 24, minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func digits(_ text: Substring, _ count: Int) -> Int? {
    text.utf8.count == count && text.utf8.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  private static func dayCount(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
