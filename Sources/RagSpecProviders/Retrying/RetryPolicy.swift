/// When to try again, and how long to wait before.
///
/// Waiting times double from `base` to `cap`, and each is drawn evenly between zero and that ("full jitter"), so that
/// requests that failed together do not come back together.
package struct RetryPolicy: Sendable {
  /// Attempts after the first; 0 for none.
  package var retries: Int
  package var base: Duration
  package var cap: Duration
  /// How long after a request's first attempt has failed its last one may start.
  package var budget: Duration

  package init(
    retries: Int, base: Duration = .milliseconds(500), cap: Duration = .seconds(20), budget: Duration = .seconds(180)
  ) {
    self.retries = retries
    self.base = base
    self.cap = cap
    self.budget = budget
  }

  /// Returns how long to wait before an attempt.
  ///
  /// An endpoint's own advice is a least time: up to a tenth is added, so that the waiting do not all start at once. An advice
  /// that has not helped once is doubted: servers tell of limits that are free again in a millisecond, and refuse again.
  ///
  /// - Parameters:
  ///   - retry: 1 for the second attempt, 2 for the third.
  ///   - advice: what the endpoint asked for; zero counts as nothing.
  ///   - random: in [0, 1).
  package func delay(before retry: Int, advice: Duration?, random: Double) -> Duration {
    let doublings = min(max(retry - 1, 0), 30)
    let own = min(base * (1 << doublings), cap) * random
    guard let advice, advice > .zero else { return own }
    let advised = advice * (1 + random / 10)
    return retry > 1 ? max(advised, own) : advised
  }
}
