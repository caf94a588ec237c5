import RagSpecProviders
import Synchronization

/// Time that passes only when somebody sleeps, and then at once.
final class ManualTime: Sendable {
  private struct State {
    var now = Duration.zero
    var sleeps: [Duration] = []
  }

  private let state = Mutex(State())

  /// What was slept, in order.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func pass(_ duration: Duration) { state.withLock { $0.now += duration } }

  var keeper: Timekeeper {
    Timekeeper(
      now: { self.state.withLock { $0.now } },
      sleep: { duration in
        try Task.checkCancellation()
        self.pass(duration)
        self.state.withLock { $0.sleeps.append(duration) }
      },
      date: { 1_000_000 })
  }
}
