import Glibc

/// The time of day.
package enum WallClock {
  /// Seconds since 1970 in UTC.
  package static var now: Int { time(nil) }

  /// Returns a moment as RFC 3339 in UTC: `2026-11-23T05:00:00Z`.
  package static func timestamp(_ seconds: Int = now) -> String {
    var (moment, parts) = (time_t(seconds), tm())
    gmtime_r(&moment, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
