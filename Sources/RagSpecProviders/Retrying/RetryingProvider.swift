package import RagSpecCore
import Synchronization

/// Tries again what may go better the next time: errors that say that they are transient.
///
/// When a request has used up its attempts because the endpoint cannot be reached or is silent, later requests get one
/// attempt each until one is answered: a run against a server that is down ends soon instead of waiting for each case.
///
/// The first attempt is counted by whoever makes the call; each further one is taken from the run's budget, and when that
/// has none left, the last error stands.
package final class RetryingProvider: Provider {
  private let base: any Provider
  private let policy: RetryPolicy
  private let time: Timekeeper
  private let control: RunControl
  private let random: @Sendable () -> Double
  private let isGivenUp = Atomic(false)

  /// Takes a source of numbers in [0, 1).
  package init(
    _ base: any Provider, policy: RetryPolicy, time: Timekeeper, control: RunControl = RunControl(),
    random: @escaping @Sendable () -> Double
  ) {
    self.base = base
    self.policy = policy
    self.time = time
    self.control = control
    self.random = random
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await answer { () async throws(ProviderError) in try await base.output(for: request) }
  }

  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    try await answer { () async throws(ProviderError) in try await base.outputs(for: requests) }
  }

  private func answer<Answer>(
    _ attempt: () async throws(ProviderError) -> Answer
  ) async throws(ProviderError) -> Answer {
    var attempts = 1
    // The time before the first attempt is no waiting for this request: others are before it.
    var end: Duration?
    while true {
      do throws(ProviderError) {
        let answer = try await attempt()
        isGivenUp.store(false, ordering: .relaxed)
        return answer
      } catch {
        let now = time.now()
        let last = end ?? now + policy.budget
        end = last
        let delay = policy.delay(before: attempts, advice: error.retryDelay, random: random())
        guard mayRetry(error, after: attempts), now + delay <= last, control.budget.takeCall() else {
          throw final(error, attempts: attempts)
        }
        try await pause(delay)
        attempts += 1
      }
    }
  }

  private func mayRetry(_ error: ProviderError, after attempts: Int) -> Bool {
    guard error.isTransient, attempts <= policy.retries else { return false }
    return !(error.isSilence && isGivenUp.load(ordering: .relaxed))
  }

  private func pause(_ delay: Duration) async throws(ProviderError) {
    do { try await control.stop.sleep { [time] in try await time.sleep(delay) } } catch {
      control.budget.giveBackCall()
      throw .cancelled
    }
  }

  private func final(_ error: ProviderError, attempts: Int) -> ProviderError {
    // Any other error is an answer, and so a sign of life.
    if error.kind != .cancelled { isGivenUp.store(error.isTransient && error.isSilence, ordering: .relaxed) }
    return error.after(attempts: attempts)
  }
}

extension ProviderError {
  /// Whether nothing came back.
  fileprivate var isSilence: Bool { kind == .unreachable || kind == .timedOut }

  /// The run was stopped while the request waited or was under way.
  static var cancelled: ProviderError { ProviderError(.cancelled, "stopped before the endpoint answered") }
}
