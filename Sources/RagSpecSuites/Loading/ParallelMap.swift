internal import Dispatch
import Synchronization

/// Work on the parts of a long array, on all processors.
enum ParallelMap {
  /// Elements that one processor takes at a time; fewer in all are not worth a second thread.
  private static let partSize = 256

  /// Returns what the body makes of each part, in the order of the parts.
  static func parts<Element: Sendable, Result: Sendable>(
    of elements: [Element], _ body: @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: partSize))
    guard starts.count > 1 else { return starts.map { body(elements[$0...]) } }
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let result = body(elements[starts[index]..<min(starts[index] + partSize, elements.count)])
      results.withLock { $0[index] = result }
    }
    return results.withLock { results in starts.indices.compactMap { results[$0] } }
  }
}
