/// When the limits that a server tells of in its headers are reset.
///
/// OpenAI and those who follow it write `x-ratelimit-reset-requests: 6m0s` beside `x-ratelimit-remaining-requests: 0`,
/// Anthropic `anthropic-ratelimit-tokens-reset: 2026-03-01T12:00:00Z`, others `x-ratelimit-reset` in seconds or as a moment.
struct RateLimitResets {
  private struct Limit {
    let reset: Duration
    let isExhausted: Bool
  }

  private let limits: [Limit]

  /// The header of the reset, and that of what is left.
  private static let names: [(reset: String, remaining: String)] =
    ["requests", "tokens"].map { ("x-ratelimit-reset-\($0)", "x-ratelimit-remaining-\($0)") }
    + ["requests", "tokens", "input-tokens", "output-tokens"].map {
      ("anthropic-ratelimit-\($0)-reset", "anthropic-ratelimit-\($0)-remaining")
    } + [
      ("x-ratelimit-reset", "x-ratelimit-remaining"), ("ratelimit-reset", "ratelimit-remaining"),
      ("x-ratelimit-reset-after", "x-ratelimit-remaining"),
    ]

  init(_ headers: HTTPHeaderBlock, date: () -> Int) {
    let moment = ServerMoment(now: headers.serverTime(date))
    limits = Self.names.compactMap { name in
      guard let reset = headers[name.reset].flatMap(moment.delay) else { return nil }
      return Limit(reset: reset, isExhausted: headers[name.remaining].flatMap(Double.init).map { $0 <= 0 } ?? false)
    }
  }

  /// The longest time until a limit is reset of which nothing is left.
  ///
  /// Where something is left of all of them, the request was too large for what is left of one, which nobody names: the
  /// shortest time, since the resets of others may be those of a whole day.
  var delay: Duration? {
    limits.filter(\.isExhausted).map(\.reset).max() ?? limits.map(\.reset).min()
  }
}
