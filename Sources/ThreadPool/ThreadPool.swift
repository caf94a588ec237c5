internal import Glibc

/// A thread for each processor, for work that computes: the caller's own, and others as soon as there is work for them.
///
/// Swift's own executor starts four threads and a timer for the first task; here a run of a few cached cases starts one.
/// Work that waits for other work of the pool must do so with `await`.
package final class ThreadPool: TaskExecutor {
  package static let shared = ThreadPool(processors: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  /// How many threads work at once, the caller's among them.
  package let width: Int
  private let queue = Monitor(WorkQueue())

  package init(processors: Int) { width = max(processors, 1) }

  /// Takes a task's next piece of work; called by the runtime.
  package func enqueue(_ job: consuming ExecutorJob) { add(.job(UnownedJob(job))) }

  private func add(_ work: Work) {
    let startsThread = queue.withLock { queue, waiting in
      queue.add(work)
      guard queue.count > waiting, queue.threads < width - 1 else { return false }
      queue.threads += 1
      return true
    }
    queue.wakeOne()
    if startsThread { startThread() }
  }

  /// Starts a thread that takes no signals: they are for whoever waits for them, however early the thread was started.
  private func startThread() {
    let pool = Unmanaged.passRetained(self)
    var thread = pthread_t()
    var (all, own) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &own)
    defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
    let failed = pthread_create(
      &thread, nil,
      { pool in
        if let pool { Unmanaged<ThreadPool>.fromOpaque(pool).takeRetainedValue().work() }
        return nil
      }, pool.toOpaque())
    guard failed == 0 else { return pool.release() }
    pthread_detach(thread)
  }

  /// Works until the process ends.
  private func work() {
    while true { perform(queue.wait { $0.next() }) }
  }

  private func perform(_ work: Work) {
    switch work {
    case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
    case .closure(let body): body()
    }
  }
}

// MARK: - Working along

extension ThreadPool {
  /// Runs an asynchronous function from a synchronous one; the calling thread works along until it has ended.
  ///
  /// - Parameter started: is given the task, which it may cancel from any thread.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable () async -> Value, started: (Task<Void, Never>) -> Void = { _ in }
  ) -> Value {
    let result = Monitor<Value?>(nil)
    let task = Task.detached(executorPreference: self) { [self] in
      let value = await body()
      result.withLock { result, _ in result = value }
      queue.wakeAll()
    }
    started(task)
    while true {
      let step = queue.wait { queue -> Step<Value>? in
        if let value = result.withLock({ result, _ in result }) { return .end(value) }
        return queue.next().map(Step.work)
      }
      switch step {
      case .end(let value): return value
      case .work(let work): perform(work)
      }
    }
  }

  /// What a thread that works along does next.
  private enum Step<Value: Sendable>: Sendable {
    case work(Work)
    case end(Value)
  }

  /// Returns what the body makes of each number below the count, in their order; numbers are shared out one by one.
  package func results<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    // A single piece of work is not worth a second thread.
    guard count > 1, width > 1 else {
      var results: [Result] = []
      for number in 0..<count { results.append(body(number)) }
      return results
    }
    let batch = Batch(count: count, body)
    for _ in 0..<min(width, count) - 1 { add(.closure { batch.work() }) }
    batch.work()
    return batch.results()
  }
}

/// Numbers to make results of.
private final class Batch<Result: Sendable>: Sendable {
  private struct State: Sendable {
    var next = 0
    var missing: Int
    var results: [Result?]
  }

  private let state: Monitor<State>
  private let body: @Sendable (Int) -> Result

  init(count: Int, _ body: @escaping @Sendable (Int) -> Result) {
    state = Monitor(State(missing: count, results: Array(repeating: nil, count: count)))
    self.body = body
  }

  /// Works until no number is left. A thread that comes late finds none.
  func work() {
    var number = take()
    while let current = number {
      let result = body(current)
      let isLast = state.withLock { state, _ in
        state.results[current] = result
        state.missing -= 1
        return state.missing == 0
      }
      if isLast { state.wakeAll() }
      number = take()
    }
  }

  private func take() -> Int? {
    state.withLock { state, _ in
      guard state.next < state.results.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// Waits for the other threads, and takes the results out.
  func results() -> [Result] {
    state.wait { state in
      guard state.missing == 0 else { return nil }
      defer { state.results = [] }
      return state.results.compactMap(\.self)
    }
  }
}
