extension HTTPHeaderBlock {
  /// How long the server asks to be left alone: the longer one of `retry-after-ms` and `Retry-After`.
  ///
  /// A date is taken relative to the response's own `Date`, so that no two clocks need agree; without one it is compared
  /// with `date`. What cannot be read is passed over. At most a day.
  func retryDelay(date: () -> Int) -> Duration? {
    let milliseconds = self["retry-after-ms"].flatMap(Double.init).map { $0 / 1_000 }
    let seconds = self["retry-after"].flatMap { Double($0) ?? secondsUntil($0, date: date) }
    let delays = [milliseconds, seconds].compactMap { $0 }.filter { $0.isFinite && $0 >= 0 }
    return delays.max().map { .seconds(min($0, 86_400)) }
  }

  private func secondsUntil(_ text: String, date: () -> Int) -> Double? {
    guard let end = HTTPDate.seconds(text) else { return nil }
    let now = self["date"].flatMap(HTTPDate.seconds) ?? date()
    return Double(max(end - now, 0))
  }
}
