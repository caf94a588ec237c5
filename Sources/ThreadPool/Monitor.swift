internal import Glibc

/// A state that one thread at a time changes, and that threads wait for changes of.
///
/// `Mutex` of the standard library has no way to wait.
final class Monitor<State: Sendable>: @unchecked Sendable {
  private var state: State
  /// Threads in `wait` that nothing was there for.
  private var waiting = 0
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the state; the body is told how many threads wait.
  func withLock<Result>(_ body: (inout State, _ waiting: Int) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state, waiting)
  }

  /// Asks for a value again and again, after each change, until there is one.
  func wait<Value>(for value: (inout State) -> Value?) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let value = value(&state) { return value }
      waiting += 1
      pthread_cond_wait(changed, mutex)
      waiting -= 1
    }
  }

  /// Lets one waiting thread look at the state again.
  func wakeOne() { pthread_cond_signal(changed) }

  /// Lets all waiting threads look at the state again.
  ///
  /// It takes the lock: what the threads look at may be outside of the state, and change while one is about to wait.
  func wakeAll() {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    pthread_cond_broadcast(changed)
  }
}
