internal import Glibc

/// A state that one thread at a time changes, and that threads wait for changes of.
///
/// `Mutex` of the standard library has no way to wait.
final class Monitor<State: Sendable>: @unchecked Sendable {
  private var state: State
  /// Threads in `wait` that nothing was there for.
  private var sleeping = 0
  /// Whether one of them was woken and has not looked yet.
  private var isWaking = false
  private let hasMore: @Sendable (State) -> Bool
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// - Parameter hasMore: whether something is left for another thread, after one has got what it waited for.
  init(_ state: State, hasMore: @escaping @Sendable (State) -> Bool = { _ in false }) {
    self.state = state
    self.hasMore = hasMore
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the state.
  func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state)
  }

  /// Changes the state and lets one waiting thread look at it; the body is told how many threads sleep.
  ///
  /// A thread that was woken and has not looked yet will find this, too, and wakes another one if there is more: to wake
  /// one for each piece of work costs more than most pieces.
  func change<Result>(_ body: (inout State, _ sleeping: Int) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    let result = body(&state, sleeping)
    let wakes = mayWake()
    pthread_mutex_unlock(mutex)
    if wakes { pthread_cond_signal(changed) }
    return result
  }

  /// Asks for a value again and again, after each change, until there is one.
  func wait<Value>(for value: (inout State) -> Value?) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let value = value(&state) {
        if hasMore(state), mayWake() { pthread_cond_signal(changed) }
        return value
      }
      sleeping += 1
      pthread_cond_wait(changed, mutex)
      sleeping -= 1
      isWaking = false
    }
  }

  private func mayWake() -> Bool {
    guard sleeping > 0, !isWaking else { return false }
    isWaking = true
    return true
  }

  /// Lets all waiting threads look at the state again.
  ///
  /// It takes the lock: what the threads look at may be outside of the state, and change while one is about to wait.
  func wakeAll() {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    pthread_cond_broadcast(changed)
  }
}
