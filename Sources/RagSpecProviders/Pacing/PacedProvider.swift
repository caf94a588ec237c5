package import RagSpecCore
import Synchronization

/// Spaces the starts of requests evenly, so that no minute holds more of them than allowed.
///
/// Even spacing never bursts, which also suits endpoints that count in shorter windows than a minute.
package final class PacedProvider: Provider {
  private let base: any Provider
  private let time: Timekeeper
  private let spacing: Duration
  /// When the next request may start.
  private let next: Mutex<Duration>

  /// Takes a rate of 1 or more; anything less counts as 1.
  package init(_ base: any Provider, requestsPerMinute: Int, time: Timekeeper) {
    self.base = base
    self.time = time
    spacing = .seconds(60) / max(requestsPerMinute, 1)
    next = Mutex(time.now())
  }

  package func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    try await waitForTurn()
    return try await base.output(for: request)
  }

  /// Several requests in one call have one start.
  package func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    try await waitForTurn()
    return try await base.outputs(for: requests)
  }

  private func waitForTurn() async throws(ProviderError) {
    let wait = reserve()
    guard wait > .zero else { return }
    do { try await time.sleep(wait) } catch { throw .cancelled }
  }

  /// Takes the next free start and returns how long it is until then.
  private func reserve() -> Duration {
    let now = time.now()
    return next.withLock { next in
      let start = max(next, now)
      next = start + spacing
      return start - now
    }
  }
}
