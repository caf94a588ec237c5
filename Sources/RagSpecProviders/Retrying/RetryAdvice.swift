import JSONText

/// How long a server that refuses a request asks to be left alone, in whichever of the usual ways it says so.
///
/// What is said for this request comes before what is said of limits in general: `Retry-After` and its like, then what the
/// body says, then the times at which limits are reset. What cannot be read is passed over.
struct RetryAdvice {
  let headers: HTTPHeaderBlock
  let body: [UInt8]
  /// Whether the limits that the headers tell of are what the server refuses for: a 429.
  let isThrottled: Bool
  /// Seconds since 1970 in UTC.
  let date: () -> Int

  /// What a server may say at most.
  private static let longest = Duration.seconds(86_400)
  /// Bodies of errors are short; a text longer than this is looked at as far.
  private static let mostBytes = 65_536

  /// `nil` when nothing is said; zero when it is said that there is no need to wait.
  var delay: Duration? {
    let said =
      headers.retryDelay(date: date) ?? inBody ?? (isThrottled ? RateLimitResets(headers, date: date).delay : nil)
    return said.map { min(max($0, .zero), Self.longest) }
  }

  private var inBody: Duration? {
    let text = Array(body.prefix(Self.mostBytes)).repairedUTF8
    guard let value = try? JSONValue(parsing: text) else { return SpokenDelay.found(in: text) }
    return RetryMembers(value, date: date).delay
  }
}

extension HTTPHeaderBlock {
  /// How long the server asks to be left alone: the longest of `retry-after-ms`, `x-ms-retry-after-ms` and `Retry-After`.
  ///
  /// `Retry-After` is seconds, a date, or a length of time with units. A date is taken relative to the response's own `Date`,
  /// so that no two clocks need agree; without one it is compared with `date`.
  func retryDelay(date: () -> Int) -> Duration? {
    let milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"].compactMap { self[$0].flatMap(Double.init) }
    let delays = milliseconds.compactMap { Duration.valid(seconds: $0 / 1_000) }
    let moment = ServerMoment(now: serverTime(date))
    return ([self["retry-after"].flatMap(moment.delay)] + delays).compactMap(\.self).max()
  }

  /// What time it is for the server, or here if it does not say.
  func serverTime(_ date: () -> Int) -> Int { self["date"].flatMap(HTTPDate.seconds) ?? date() }
}
