/// Moments as RFC 3339 writes them.
enum InternetDate {
  /// Returns seconds since 1970 in UTC, `nil` for what is no moment: `2026-03-01T12:00:00Z`, with a fraction, with an offset.
  static func seconds(_ text: String) -> Double? {
    let halves = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(separator: "-").map { Int($0) }
    guard date.count == 3, let year = date[0], let month = date[1], let day = date[2], 1970...9999 ~= year,
      1...12 ~= month, 1...31 ~= day
    else { return nil }
    guard let time = Time(halves[1]) else { return nil }
    return Double(HTTPDate.days(year: year, month: month, day: day) * 86_400 - time.offset) + time.seconds
  }

  /// The time of a day and how far its zone is ahead, both in seconds.
  private struct Time {
    let seconds: Double
    let offset: Int

    init?(_ text: Substring) {
      guard let zone = text.lastIndex(where: { "Zz+-".contains($0) }) else { return nil }
      let parts = text[..<zone].split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]), let second = Double(parts[2]),
        0...23 ~= hour, 0...59 ~= minute, 0...61 ~= second, let offset = Self.offset(text[zone...])
      else { return nil }
      seconds = Double(hour * 3_600 + minute * 60) + second
      self.offset = offset
    }

    private static func offset(_ zone: Substring) -> Int? {
      if zone == "Z" || zone == "z" { return 0 }
      let parts = zone.dropFirst().split(separator: ":").map { Int($0) }
      guard parts.count == 2, let hours = parts[0], let minutes = parts[1], 0...23 ~= hours, 0...59 ~= minutes else {
        return nil
      }
      return (zone.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
  }
}
