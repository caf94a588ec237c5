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
    try await answer(from: request.endpoint) { () async throws(ProviderError) in try await base.output(for: request) }
  }

  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    try await answer(from: requests.first?.endpoint) { () async throws(ProviderError) in
      try await base.outputs(for: requests)
    }
  }

  private func answer<Answer>(
    from endpoint: Endpoint?, _ attempt: () async throws(ProviderError) -> Answer
  ) async throws(ProviderError) -> Answer {
    var attempts = 1
    // What attempts took that brought nothing to score.
    var lost = Spending()
    // The time before the first attempt is no waiting for this request: others are before it.
    var end: Duration?
    while true {
      do throws(ProviderError) {
        let answer = try await attempt()
        isGivenUp.store(false, ordering: .relaxed)
        if lost.priced > 0 { control.budget.spend(lost.cost) }
        return answer
      } catch {
        lost.add(error.failure.spent)
        let now = time.now()
        let last = end ?? now + policy.budget
        end = last
        let delay = policy.delay(before: attempts, advice: error.retryDelay, random: random())
        if let obstacle = obstacle(to: error, after: attempts, isLate: now + delay > last) {
          throw final(error, attempts: attempts, lost).stopped(by: obstacle, at: endpoint)
        }
        try await pause(delay)
        attempts += 1
      }
    }
  }

  /// Why a request is not tried again; `nil` when it is, for which a call is taken from the budget.
  private func obstacle(to error: ProviderError, after attempts: Int, isLate: Bool) -> RetryObstacle? {
    guard attempts <= policy.retries else { return .rule }
    // Who asks for longer than any request may take has been given up before by the line that the request stood in.
    let advice = error.retryDelay ?? .zero
    guard advice <= policy.budget else { return .advice(advice, within: policy.budget) }
    guard error.isTransient, !(error.isSilence && isGivenUp.load(ordering: .relaxed)) else { return .rule }
    guard !isLate else { return advice > .zero ? .advice(advice, within: policy.budget) : .rule }
    return control.budget.takeRetry() ? nil : .budget(control.budget.reason(.calls))
  }

  private func pause(_ delay: Duration) async throws(ProviderError) {
    do { try await control.stop.sleep { [time] in try await time.sleep(delay) } } catch {
      control.budget.giveBackCall()
      throw .cancelled
    }
  }

  /// - Parameter spent: what all attempts took.
  private func final(_ error: ProviderError, attempts: Int, _ spent: Spending) -> ProviderError {
    var error = error
    error.failure.spent = spent
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
