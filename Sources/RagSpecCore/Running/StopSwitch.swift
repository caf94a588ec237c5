import Synchronization

/// Ends a run softly: nothing more is begun and nobody waits any longer, but what is under way may end.
///
/// It is thrown once, from any thread, and cannot be taken back. Cancelling the run's task is the hard end, which breaks off
/// what is under way as well.
package final class StopSwitch: Sendable {
  /// Why a run ended before its last case.
  package enum Reason: Sendable, Hashable {
    /// A person or a signal.
    case interrupted
    case budget(RunBudget.Kind)
  }

  private struct State {
    var reason: Reason?
    var actions: [Int: @Sendable () -> Void] = [:]
    var nextAction = 0
  }

  private let state = Mutex(State())
  /// Looked at for every case, which must not wait for a lock.
  private let isThrown = Atomic(false)

  package init() {}

  package var isStopped: Bool { isThrown.load(ordering: .acquiring) }

  /// `nil` as long as the run goes on.
  package var reason: Reason? { state.withLock { $0.reason } }

  /// Ends the run; the first reason is the one that is told.
  package func stop(_ reason: Reason) {
    let actions = state.withLock { state -> [@Sendable () -> Void] in
      guard state.reason == nil else { return [] }
      state.reason = reason
      isThrown.store(true, ordering: .releasing)
      defer { state.actions = [:] }
      return Array(state.actions.values)
    }
    for action in actions { action() }
  }

  /// Does something when the run is stopped, at once if it is already; returns a number for ``forget(_:)``.
  package func whenStopped(_ action: @escaping @Sendable () -> Void) -> Int? {
    let number = state.withLock { state -> Int? in
      guard state.reason == nil else { return nil }
      state.nextAction += 1
      state.actions[state.nextAction] = action
      return state.nextAction
    }
    if number == nil { action() }
    return number
  }

  /// Does it no more.
  package func forget(_ number: Int?) {
    guard let number else { return }
    state.withLock { $0.actions[number] = nil }
  }
}

extension StopSwitch {
  /// Waits with a sleep that ends when its task is cancelled; throws when the run is stopped meanwhile.
  package func sleep(_ sleep: @escaping @Sendable () async throws -> Void) async throws(CancellationError) {
    let sleeper = Task { try await sleep() }
    let number = whenStopped { sleeper.cancel() }
    defer { forget(number) }
    let result = await withTaskCancellationHandler {
      await sleeper.result
    } onCancel: {
      sleeper.cancel()
    }
    do { try result.get() } catch { throw CancellationError() }
  }
}
