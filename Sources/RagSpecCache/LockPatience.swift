import RagSpecSQLite
import Synchronization

/// How long a run waits for locks of other processes: a few seconds in all, however often it meets one.
final class LockPatience: Sendable {
  private let left = Mutex(Duration.seconds(5))

  /// Runs a body that may wait for so long; what it waited for a lock in vain is taken off.
  func spending<Result>(
    upTo limit: Duration = .seconds(5), _ body: (Duration) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    let start = ContinuousClock.now
    do throws(SQLiteError) { return try body(min(left.withLock { $0 }, limit)) } catch {
      if error.isBusy { left.withLock { $0 = max($0 - (ContinuousClock.now - start), .zero) } }
      throw error
    }
  }
}
