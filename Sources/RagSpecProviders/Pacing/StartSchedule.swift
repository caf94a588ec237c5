/// When requests may start, so that no minute holds more of them, or more of their tokens, than allowed.
///
/// Starts are spaced evenly, which never bursts and so also suits endpoints that count in shorter windows than a minute. Time
/// that passes unused is not saved up.
package struct StartSchedule: Sendable {
  /// A start that was promised; it is void once the endpoint was paused.
  package struct Reservation: Sendable {
    package let wait: Duration
    fileprivate let pauses: Int
  }

  private let requestsPerMinute: Int?
  private let tokensPerMinute: Int?
  private var nextRequest: Duration
  private var nextTokens: Duration
  private var pausedUntil: Duration
  private var pauses = 0

  /// Takes rates of 1 or more, anything less counts as 1; and the time at which the first request may start.
  package init(requestsPerMinute: Int?, tokensPerMinute: Int?, from start: Duration) {
    self.requestsPerMinute = requestsPerMinute.map { max($0, 1) }
    self.tokensPerMinute = tokensPerMinute.map { max($0, 1) }
    (nextRequest, nextTokens, pausedUntil) = (start, start, start)
  }

  package var countsTokens: Bool { tokensPerMinute != nil }

  /// The part of a minute that so many take; none where nobody limits them.
  private func share(of count: Int, in rate: Int?) -> Duration {
    // Multiplied first: what is divided is rounded.
    rate.map { .seconds(60) * count / $0 } ?? .zero
  }

  /// Takes the next free start for a request of so many tokens.
  package mutating func reserve(tokens: Int, at now: Duration) -> Reservation {
    var start = max(now, pausedUntil)
    if requestsPerMinute != nil { start = max(start, nextRequest) }
    if tokensPerMinute != nil { start = max(start, nextTokens) }
    nextRequest = start + share(of: 1, in: requestsPerMinute)
    nextTokens = start + share(of: tokens, in: tokensPerMinute)
    return Reservation(wait: start - now, pauses: pauses)
  }

  /// Whether a start that was promised holds still.
  package func holds(_ reservation: Reservation) -> Bool { reservation.pauses == pauses }

  /// Counts tokens that an answer took beyond those that were reserved; less than zero gives some back.
  package mutating func correct(by tokens: Int) { nextTokens += share(of: tokens, in: tokensPerMinute) }

  /// Lets nothing start before a moment. A pause that is longer stays.
  package mutating func pause(until moment: Duration) {
    guard moment > pausedUntil else { return }
    pausedUntil = moment
    pauses += 1
    // All who wait for a start of theirs ask again, so none is taken.
    nextRequest = min(nextRequest, moment)
    nextTokens = min(nextTokens, moment)
  }
}
