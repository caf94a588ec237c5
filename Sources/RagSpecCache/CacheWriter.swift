import ContentDigest
import RagSpecCore
import RagSpecSQLite
import Synchronization
import SystemFiles

/// The one writer of a process: responses are put on disk in batches, none later than a tenth of a second.
final class CacheWriter: Sendable {
  private let path: String
  private let state = Mutex(State())

  private static let batchSize = 50
  private static let longestWait = Duration.milliseconds(100)

  /// Guarded by the lock: neither the connection nor the batch is used without it.
  private struct State {
    var connection: WriteConnection?
    var batch: [RecordedResponse] = []
    /// How many responses fill the batch. A failure doubles it, so that a run does not wait for a locked file again and
    /// again.
    var capacity = batchSize

    mutating func flush(to path: String) throws(CacheError) {
      guard !batch.isEmpty else { return }
      do throws(CacheError) {
        try openConnection(path).insert(batch)
        batch.removeAll(keepingCapacity: true)
        capacity = batchSize
      } catch {
        capacity = max(2 * batch.count, batchSize)
        throw error
      }
    }

    private mutating func openConnection(_ path: String) throws(CacheError) -> WriteConnection {
      if let connection { return connection }
      let opened = try WriteConnection(path: path)
      connection = opened
      return opened
    }
  }

  init(path: String) { self.path = path }

  /// Takes in a response; one that cannot be put on disk now is kept, and `close` tells of it if that does not change.
  func record(_ response: RecordedResponse) {
    let (isFirst, isFull) = state.withLock { state in
      state.batch.append(response)
      return (state.batch.count == 1, state.batch.count >= state.capacity)
    }
    if isFull { try? flush() } else if isFirst { flushSoon() }
  }

  /// Puts on disk what was taken in.
  private func flush() throws(CacheError) {
    try state.withLock { state throws(CacheError) in try state.flush(to: path) }
  }

  /// Puts on disk what was taken in, and closes the file; a log that a killed process left is cleared away.
  func close() throws(CacheError) {
    try state.withLock { state throws(CacheError) in
      try state.flush(to: path)
      state.connection = nil
    }
    // Whoever cannot write here has nothing to clear away either.
    if File.size(of: path + "-wal") ?? 0 > 0 { _ = try? CacheSchema.openForWriting(path) }
  }

  private func flushSoon() {
    Task.detached { [self] in
      try? await Task.sleep(for: Self.longestWait)
      // What fails stays in the batch, and `close` tells of it.
      try? flush()
    }
  }
}

/// The writing connection. Only `CacheWriter` holds it, behind its lock.
private final class WriteConnection: @unchecked Sendable {
  private let database: Database
  private let upsert: Statement
  private let path: String

  init(path: String) throws(CacheError) {
    self.path = path
    do throws(SystemError) { try File.makeFolder(FilePath.parent(of: path)) } catch {
      throw CacheError("the response cache's folder: \(error)", hint: "make it writable, or run with '--cache off'")
    }
    do throws(SQLiteError) {
      database = try CacheSchema.openForWriting(path)
      upsert = try database.prepare(
        "INSERT OR REPLACE INTO response (key, content, finish, input_tokens, output_tokens, latency_ms, recorded_at, "
          + "request, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
    } catch { throw CacheError(error, path: path) }
  }

  func insert(_ responses: [RecordedResponse]) throws(CacheError) {
    do throws(SQLiteError) {
      try database.transaction(.writing) { () throws(SQLiteError) in
        for response in responses { try insert(response) }
      }
    } catch { throw CacheError(error, path: path) }
  }

  private func insert(_ response: RecordedResponse) throws(SQLiteError) {
    let (answer, usage) = (response.answer, response.answer.output.usage)
    response.key.withUnsafeBytes { upsert.bind(blob: $0, at: 1) }
    upsert.bind(answer.output.content, at: 2)
    upsert.bind(answer.output.finishReason.rawValue, at: 3)
    upsert.bind(usage?.input, at: 4)
    upsert.bind(usage?.output, at: 5)
    upsert.bind(answer.latency / .milliseconds(1), at: 6)
    upsert.bind(answer.recordedAt, at: 7)
    upsert.bind(utf8: response.request, at: 8)
    if let details = answer.output.details {
      upsert.bind(utf8: details.json, at: 9)
    } else {
      upsert.bind(nil as Int?, at: 9)
    }
    try upsert.run()
  }
}
