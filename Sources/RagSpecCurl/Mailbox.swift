import Synchronization

/// What tasks tell the thread.
///
/// The thread is woken only by the first letter since it last looked, since it takes all of them at once.
final class Mailbox: Sendable {
  struct Letters: Sendable {
    var starts: [PendingExchange] = []
    var cancellations: [Exchange] = []
    var isClosed = false
  }

  private let letters = Mutex(Letters())
  private let wakeUp: @Sendable () -> Void

  init(wakeUp: @escaping @Sendable () -> Void) { self.wakeUp = wakeUp }

  /// Hands in a request; one that comes after the box was closed ends as cancelled at once.
  func add(_ pending: PendingExchange) {
    let isAccepted = change { letters in
      if !letters.isClosed { letters.starts.append(pending) }
    }
    if !isAccepted { pending.continuation.resume(returning: .failure(.cancelled)) }
  }

  func add(cancellationOf exchange: Exchange) {
    change { $0.cancellations.append(exchange) }
  }

  func close() {
    change { $0.isClosed = true }
  }

  /// Takes all letters out; that the box was closed is told each time.
  func takeAll() -> Letters {
    letters.withLock { letters in
      defer { letters = Letters(isClosed: letters.isClosed) }
      return letters
    }
  }

  /// Returns whether the box was open.
  @discardableResult
  private func change(_ body: (inout Letters) -> Void) -> Bool {
    let (wasEmpty, wasOpen) = letters.withLock { letters in
      let before = (letters.starts.isEmpty && letters.cancellations.isEmpty, !letters.isClosed)
      body(&letters)
      return before
    }
    if wasEmpty { wakeUp() }
    return wasOpen
  }
}
