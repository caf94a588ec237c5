#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread for work that waits, which would starve the pool that tasks run on.
struct DedicatedThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Starts a thread that takes no signals; returns `nil` when the system gives none.
  init?(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        Self.blockSignals()
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for the thread to end.
  func join() { pthread_join(thread, nil) }

  /// Lets the thread go when it ends.
  func detach() { pthread_detach(thread) }

  /// A broken connection must not end the process, and Ctrl-C is for the thread that waits for it.
  private static func blockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
  }
}
