package import RagSpecCore
import Synchronization

/// The way into an endpoint: lets so many in at once as it bears, at the pace that is allowed, and nobody while it is paused.
package final class Turnstile: Sendable {
  /// What somebody who was let in has to show when leaving.
  package struct Pass: Sendable {
    fileprivate let ticket: AdaptiveWindow.Ticket
    fileprivate let start: Duration
    fileprivate let tokens: Int
  }

  private let endpoint: Endpoint
  private let state: Mutex<TurnstileState>
  private let time: Timekeeper
  private let stop: StopSwitch
  private let random: @Sendable () -> Double

  /// - Parameters:
  ///   - width: requests under way at once at most; 1 or more, anything less counts as 1.
  ///   - policy: how long pauses are, and how long it is waited for an endpoint that refuses everything.
  ///   - stop: ends all waiting.
  ///   - random: numbers in [0, 1).
  package init(
    to endpoint: Endpoint, width: Int, policy: RetryPolicy, time: Timekeeper, stop: StopSwitch = StopSwitch(),
    random: @escaping @Sendable () -> Double
  ) {
    state = Mutex(TurnstileState(endpoint, width: width, policy: policy, now: time.now()))
    (self.endpoint, self.time, self.stop, self.random) = (endpoint, time, stop, random)
  }

  /// Requests that may be under way at once at the moment.
  package var width: Int { state.withLock { $0.window.width } }

  /// What a person should know who declared the endpoint's limits; `nil` when it was never asked too much.
  package var remark: String? {
    let (refusals, width, most) = state.withLock { ($0.refusals, $0.window.width, $0.window.most) }
    guard refusals > 0 else { return nil }
    let requests = refusals == 1 ? "a request" : "\(refusals) requests"
    let asked = width < most ? "; in the end it was asked \(width) at once and not \(most)" : ""
    return "\(endpoint.title) refused \(requests) as too many (status 429)\(asked)"
  }

  /// Waits until a call with these requests may start; throws when the run ends before.
  package func enter(_ requests: [ModelRequest]) async throws(ProviderError) -> Pass {
    guard await takePlace() else { throw .cancelled }
    do throws(ProviderError) {
      let tokens = state.withLock { $0.tokens(for: requests) }
      try await waitForStart(tokens)
      let now = time.now()
      return state.withLock { Pass(ticket: $0.window.ticket, start: now, tokens: tokens) }
    } catch {
      leavePlace()
      throw error
    }
  }

  /// Notes what came of a call and lets the next ones in; returns it as it is to be told.
  package func leave(
    _ pass: Pass, _ requests: [ModelRequest], _ result: Result<[ModelOutput], ProviderError>
  ) -> Result<[ModelOutput], ProviderError> {
    let (now, random) = (time.now(), random())
    let told = state.withLock { state -> Result<[ModelOutput], ProviderError> in
      switch result {
      case .success(let outputs):
        state.window.noteAnswer(pass.ticket, after: now - pass.start)
        state.noteAnswer(outputs, to: requests, reserved: pass.tokens)
        return result
      case .failure(let error):
        if case .status = error.kind { state.schedule.correct(by: -pass.tokens) }
        return .failure(state.noted(error, pass.ticket, at: now, random: random))
      }
    }
    leavePlace()
    return told
  }
}

// MARK: - Waiting

extension Turnstile {
  /// Takes one of the places that the window has; returns `false` when the run ends before there is one.
  private func takePlace() async -> Bool {
    guard !stop.isStopped else { return false }
    if state.withLock({ $0.takePlace() }) { return true }
    let number = state.withLock { $0.line.nextNumber() }
    let onStop = stop.whenStopped { [weak self] in self?.dismiss(number) }
    defer { stop.forget(onStop) }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { join($0, number) }
    } onCancel: {
      dismiss(number)
    }
  }

  private func join(_ place: WaitingLine.Place, _ number: Int) {
    let isAdmitted = state.withLock { state -> Bool? in
      guard state.line.mayJoin(number) else { return false }
      if state.takePlace() { return true }
      state.line.add(number, place)
      return nil
    }
    if let isAdmitted { place.resume(returning: isAdmitted) }
  }

  private func dismiss(_ number: Int) {
    state.withLock { $0.line.dismiss(number) }?.resume(returning: false)
  }

  private func leavePlace() {
    for place in state.withLock({ $0.leavePlace() }) { place.resume(returning: true) }
  }

  private func waitForStart(_ tokens: Int) async throws(ProviderError) {
    while true {
      let now = time.now()
      let reservation = state.withLock { $0.schedule.reserve(tokens: tokens, at: now) }
      guard reservation.wait > .zero else { return }
      do { try await stop.sleep { [time] in try await time.sleep(reservation.wait) } } catch { throw .cancelled }
      if state.withLock({ $0.schedule.holds(reservation) }) { return }
    }
  }
}
