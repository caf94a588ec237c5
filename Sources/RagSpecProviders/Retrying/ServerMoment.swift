/// Reads how long it is until something, from the texts in which servers write that.
struct ServerMoment {
  /// Seconds since 1970 in UTC, by the server's clock.
  let now: Int

  /// Numbers from here on are moments and no lengths: thirty years in seconds, and in milliseconds a second in 2001.
  private static let firstSecond = 1e9
  private static let firstMillisecond = 1e12

  /// Returns the time until then, zero for what is past; `nil` for what cannot be read.
  ///
  /// Read are seconds (`20`, `0.5`), units (`1s`, `6m0s`, `120ms`, `1h2m3.5s`), seconds and milliseconds since 1970, dates of
  /// HTTP and of ISO 8601.
  func delay(_ text: String) -> Duration? {
    if let number = Double(text) { return delay(number) }
    if let length = SpokenDelay.whole(text) { return length }
    return (HTTPDate.seconds(text).map(Double.init) ?? InternetDate.seconds(text)).flatMap(until)
  }

  private func delay(_ number: Double) -> Duration? {
    switch number {
    case Self.firstMillisecond...: until(number / 1_000)
    case Self.firstSecond...: until(number)
    default: .valid(seconds: number)
    }
  }

  private func until(_ moment: Double) -> Duration? { .valid(seconds: max(moment - Double(now), 0)) }
}

extension Duration {
  /// So many seconds, at most a day; `nil` for what is negative or no number.
  static func valid(seconds: Double) -> Duration? {
    seconds >= 0 && seconds.isFinite ? .seconds(min(seconds, 86_400)) : nil
  }
}
