import Synchronization

/// What tasks tell the thread.
///
/// The thread is woken only when it has said that it sleeps, and by the first letter only, since it takes all of them at
/// once: each wake-up is two calls of the system.
final class Mailbox: Sendable {
  struct Letters: Sendable {
    var starts: [PendingExchange] = []
    var cancellations: [Exchange] = []
    var isClosed = false
    fileprivate var readerSleeps = false
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

  /// Says that the reader is about to sleep; `false` when there is something to read, and it must not.
  func mayFallAsleep() -> Bool {
    letters.withLock { letters in
      letters.readerSleeps = letters.isEmpty
      return letters.readerSleeps
    }
  }

  /// Returns whether the box was open.
  @discardableResult
  private func change(_ body: (inout Letters) -> Void) -> Bool {
    let (slept, wasOpen) = letters.withLock { letters in
      let before = (letters.readerSleeps, !letters.isClosed)
      body(&letters)
      letters.readerSleeps = false
      return before
    }
    if slept { wakeUp() }
    return wasOpen
  }
}

extension Mailbox.Letters {
  /// Whether there is nothing to do; a closed box is something.
  fileprivate var isEmpty: Bool { starts.isEmpty && cancellations.isEmpty && !isClosed }
}
