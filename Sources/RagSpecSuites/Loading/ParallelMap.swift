internal import Dispatch
import Synchronization

/// Work on many things, on all processors.
enum ParallelMap {
  /// Returns what the body makes of each number below the count, in their order.
  static func results<Result: Sendable>(count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    // A single piece of work is not worth a second thread.
    guard count > 1 else { return (0..<count).map(body) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
