import RagSpecCore
import Synchronization

/// A place where calls wait for each other, so that a test and not the clock says what finishes first.
final class Meeting: Sendable {
  private struct State {
    var arrived: Set<String> = []
    var waiting: [(needed: Set<String>, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// Says that something has happened.
  func arrive(_ name: String) {
    let ready = state.withLock { state in
      state.arrived.insert(name)
      let ready = state.waiting.filter { $0.needed.isSubset(of: state.arrived) }
      state.waiting.removeAll { $0.needed.isSubset(of: state.arrived) }
      return ready.map(\.continuation)
    }
    for continuation in ready { continuation.resume() }
  }

  /// Waits until all of it has happened.
  func wait(for names: Set<String>) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if names.isSubset(of: state.arrived) { return true }
        state.waiting.append((names, continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
  }
}

/// Waits until the task is cancelled, as a call does whose endpoint never answers.
func waitForCancellation() async throws(ProviderError) -> String {
  while !Task.isCancelled { try? await Task.sleep(for: .seconds(600)) }
  throw ProviderError(.cancelled, "the run was stopped")
}
