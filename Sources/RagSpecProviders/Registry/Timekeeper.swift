/// The passing of time as providers see it, so that a test can let a minute pass at once.
package struct Timekeeper: Sendable {
  /// Time since some fixed moment; never runs backwards.
  package let now: @Sendable () -> Duration
  /// Waits; throws as soon as the task is cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void
  /// Seconds since 1970 in UTC, for dates that servers send.
  package let date: @Sendable () -> Int

  package init(
    now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
    date: @escaping @Sendable () -> Int
  ) {
    self.now = now
    self.sleep = sleep
    self.date = date
  }

  /// Returns the timekeeper of a real run.
  package static func real(date: @escaping @Sendable () -> Int) -> Timekeeper {
    let start = ContinuousClock.now
    return Timekeeper(
      now: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0, clock: .continuous) }, date: date)
  }
}
