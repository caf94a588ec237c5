import ContentDigest
import RagSpecCore
import RagSpecSQLite
import Synchronization
import SystemFiles

/// The one writer of a process: responses are put on disk in batches, a hundredth of a second after the first of them.
///
/// Whoever records waits for nobody: a batch is taken and written while the next one fills. What cannot be written is kept
/// and tried again, less and less often.
final class CacheWriter: Sendable {
  private let path: String
  private let patience: LockPatience
  /// Told of what is on disk, or will not be for the time being.
  private let settled: @Sendable ([SHA256Digest]) -> Void
  private let batch = Mutex(Batch())
  /// Held by whoever writes.
  private let connection = Mutex<WriteConnection?>(nil)

  private static let shortestPause = Duration.milliseconds(10)
  private static let longestPause = Duration.seconds(5)
  /// How long a lock is waited for while the run goes on; the end waits for as long as there is patience.
  private static let patienceInPassing = Duration.seconds(1)

  private struct Batch {
    var responses: [RecordedResponse] = []
    /// Whether a task will write what is there.
    var isAwaited = false
    /// How long that waits for more; a failure doubles it.
    var pause = shortestPause

    mutating func take() -> [RecordedResponse] {
      defer { responses = [] }
      return responses
    }

    /// What came meanwhile stays behind what was to be written before.
    mutating func putBack(_ unwritten: [RecordedResponse]) { responses = unwritten + responses }
  }

  init(path: String, patience: LockPatience, settled: @escaping @Sendable ([SHA256Digest]) -> Void) {
    (self.path, self.patience, self.settled) = (path, patience, settled)
  }

  /// Takes in a response; one that cannot be put on disk now is kept, and `close` tells of it if that does not change.
  func record(_ response: RecordedResponse) {
    let pause = batch.withLock { batch -> Duration? in
      batch.responses.append(response)
      guard !batch.isAwaited else { return nil }
      batch.isAwaited = true
      return batch.pause
    }
    if let pause { writeLater(pause) }
  }

  /// Puts on disk what was taken in, and closes the file; a log that a killed process left is cleared away.
  ///
  /// - Parameter run: what the run did; it is kept when the run has recorded something, since nothing else is to be written.
  func close(noting run: RunNote?) throws(CacheError) {
    try connection.withLock { connection throws(CacheError) in
      try write(to: &connection)
      // Statistics are not worth a warning.
      if let run { try? connection?.insert(run) }
      connection = nil
    }
    // Whoever cannot write here has nothing to clear away either, and nobody waits for it.
    if File.size(of: path + "-wal") ?? 0 > 0 { _ = try? CacheSchema.openForWriting(path, patience: .zero) }
  }

  private func writeLater(_ pause: Duration) {
    Task.detached { [self] in
      try? await Task.sleep(for: pause)
      batch.withLock { $0.isAwaited = false }
      let hasFailed = connection.withLock { connection in
        do throws(CacheError) {
          try write(to: &connection, upTo: Self.patienceInPassing)
          return false
        } catch { return true }
      }
      if hasFailed { tryAgain() }
    }
  }

  /// What fails stays in the batch, and `close` tells of it.
  private func tryAgain() {
    let pause = batch.withLock { batch -> Duration? in
      guard !batch.isAwaited, !batch.responses.isEmpty else { return nil }
      batch.isAwaited = true
      batch.pause = min(batch.pause * 2, Self.longestPause)
      return batch.pause
    }
    if let pause { writeLater(pause) }
  }

  private func write(
    to connection: inout WriteConnection?, upTo limit: Duration = .seconds(5)
  ) throws(CacheError) {
    let responses = batch.withLock { $0.take() }
    guard !responses.isEmpty else { return }
    // Others need not wait for an answer that cannot be written either.
    defer { settled(responses.map(\.key)) }
    do throws(CacheError) {
      try File.makeCacheFolder(for: path)
      try insert(responses, into: &connection, upTo: limit)
      batch.withLock { $0.pause = Self.shortestPause }
    } catch {
      batch.withLock { $0.putBack(responses) }
      throw error
    }
  }

  private func insert(
    _ responses: [RecordedResponse], into connection: inout WriteConnection?, upTo limit: Duration
  ) throws(CacheError) {
    do throws(SQLiteError) {
      try patience.spending(upTo: limit) { patience throws(SQLiteError) in
        let opened = if let connection { connection } else { try WriteConnection(path: path, patience: patience) }
        connection = opened
        try opened.insert(responses, patience: patience)
      }
    } catch { throw CacheError(error, path: path) }
  }
}

/// The writing connection. Only `CacheWriter` holds it, behind its lock.
private final class WriteConnection: @unchecked Sendable {
  private let database: Database
  private let upsert: Statement

  init(path: String, patience: Duration) throws(SQLiteError) {
    database = try CacheSchema.openForWriting(path, patience: patience)
    upsert = try database.prepare(
      "INSERT OR REPLACE INTO response (key, content, finish, input_tokens, output_tokens, latency_ms, recorded_at, "
        + "request, details, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
  }

  /// Keeps what a run did, and of the runs before it so many that there are a hundred.
  func insert(_ run: RunNote) throws(SQLiteError) {
    try database.execute(
      """
      BEGIN IMMEDIATE;
      INSERT INTO run (ended_at, called, cached, cassette)
        VALUES (\(run.endedAt), \(run.called), \(run.cached), \(run.cassette));
      DELETE FROM run WHERE rowid <= (SELECT max(rowid) FROM run) - 100;
      COMMIT
      """)
  }

  func insert(_ responses: [RecordedResponse], patience: Duration) throws(SQLiteError) {
    database.setPatience(patience)
    try database.transaction(.writing) { () throws(SQLiteError) in
      for response in responses { try insert(response) }
    }
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
    answer.output.recordingDigest.withUnsafeBytes { upsert.bind(blob: $0, at: 10) }
    try upsert.run()
  }
}

extension File {
  fileprivate static func makeCacheFolder(for path: String) throws(CacheError) {
    do throws(SystemError) { try makeFolder(FilePath.parent(of: path)) } catch {
      throw CacheError("the response cache's folder: \(error)", hint: "make it writable, or run with '--cache off'")
    }
  }
}
