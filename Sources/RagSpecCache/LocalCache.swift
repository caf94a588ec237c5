package import ContentDigest
package import RagSpecCore
import RagSpecSQLite
import Synchronization
import SystemFiles

/// The local response cache: one SQLite file with a row for each recorded response.
///
/// Readers never wait for the writer (write-ahead log), processes may share the file, and a killed process leaves a sound
/// one. Nothing is made on disk until there is something to record.
package final class LocalCache: Sendable {
  package let path: String
  /// Connections that nobody uses at the moment.
  private let idleReaders = Mutex<[ReadConnection]>([])
  private let writer: CacheWriter
  private let claims: CallClaims
  private let patience = LockPatience()
  private let oldest: Int
  private let run = Mutex<RunNote?>(nil)

  /// - Parameter time: seconds since 1970 in UTC; what was recorded before counts as not recorded.
  package init(path: String, notBefore time: Int = .min) {
    let claims = CallClaims(besideCache: path)
    self.path = path
    oldest = time
    self.claims = claims
    writer = CacheWriter(path: path, patience: patience) { claims.release($0) }
  }

  /// Returns the recorded answers in the order of the keys.
  package func answers(for keys: [SHA256Digest]) throws(CacheError) -> [RecordedAnswer?] {
    guard let reader = try borrowReader() else { return Array(repeating: nil, count: keys.count) }
    do throws(SQLiteError) {
      let answers = try reader.answers(for: keys, notBefore: oldest)
      idleReaders.withLock { $0.append(reader) }
      return answers
    } catch { throw CacheError(error, path: path) }
  }

  /// Takes on the call for a request; see ``ResponseCache/claim(_:)``.
  package func claim(_ key: SHA256Digest) -> CallClaim {
    guard claims.claim(key) else { return .held }
    // Whoever called before may have recorded the answer since it was looked up here.
    guard let answer = (try? answers(for: [key]))?.first ?? nil else { return .granted }
    claims.release([key])
    return .answered(answer)
  }

  package func abandon(_ key: SHA256Digest) { claims.release([key]) }

  /// Takes in a response, which is on disk a moment later or after `flush`.
  package func record(_ response: RecordedResponse) { writer.record(response) }

  /// Puts on disk what was taken in, and leaves one file with all of it.
  ///
  /// The last connection that is closed copies the log into the file and removes it, if it may write; a log that stays
  /// has to be read through by every process that comes.
  package func flush() throws(CacheError) {
    idleReaders.withLock { $0.removeAll() }
    try writer.close(noting: run.withLock { $0.take() })
  }

  /// Takes down what a run did, for `flush` to keep beside what the run has recorded.
  package func note(_ run: RunNote) { self.run.withLock { $0 = run } }

  private func borrowReader() throws(CacheError) -> ReadConnection? {
    if let idle = idleReaders.withLock({ $0.popLast() }) { return idle }
    guard File.kind(of: path) != nil else { return nil }
    do throws(SQLiteError) {
      return try patience.spending { patience throws(SQLiteError) -> ReadConnection? in
        guard let database = try CacheSchema.openForReading(path, patience: patience) else { return nil }
        try database.readThroughMemory()
        return try ReadConnection(database)
      }
    } catch { throw CacheError(error, path: path) }
  }
}

/// A reading connection with its statement.
///
/// Handed from one borrower to the next under a lock, so it is never used by two threads at once.
private final class ReadConnection: @unchecked Sendable {
  private let database: Database
  private let select: Statement

  init(_ database: Database) throws(SQLiteError) {
    self.database = database
    // The row is looked for by its number, so that its key is read from it: asked for by the key, SQLite takes that from the
    // index, which is what is to be checked.
    select = try database.prepare(
      "SELECT \(CacheSchema.answerColumns(of: database)), key FROM response "
        + "WHERE rowid = (SELECT rowid FROM response WHERE key = ?1)")
  }

  func answers(for keys: [SHA256Digest], notBefore oldest: Int) throws(SQLiteError) -> [RecordedAnswer?] {
    // One row is read in a transaction of its own anyhow.
    if keys.count == 1 { return [try answer(for: keys[0], notBefore: oldest)] }
    return try database.transaction { () throws(SQLiteError) in
      var answers: [RecordedAnswer?] = []
      answers.reserveCapacity(keys.count)
      for key in keys { answers.append(try answer(for: key, notBefore: oldest)) }
      return answers
    }
  }

  private func answer(for key: SHA256Digest, notBefore oldest: Int) throws(SQLiteError) -> RecordedAnswer? {
    defer { select.reset() }
    key.withUnsafeBytes { select.bind(blob: $0, at: 1) }
    guard try select.step() else { return nil }
    // The index leads to the row. In a damaged file it may lead to that of another request.
    guard select.key(7) == key else { throw .damaged("its index leads to other rows") }
    let answer = select.answer(from: 0)
    return answer.output.isNoAnswer || answer.recordedAt < oldest ? nil : answer
  }
}

extension Statement {
  /// Reads content, finish reason, tokens, latency, time and details from seven columns.
  func answer(from column: Int) -> RecordedAnswer {
    var usage: TokenUsage?
    if let input = integerIfAny(column + 2), let output = integerIfAny(column + 3) {
      usage = TokenUsage(input: input, output: output)
    }
    let output = ModelOutput(
      content: text(column), finishReason: FinishReason(rawValue: text(column + 1)), usage: usage,
      details: isNull(column + 6) ? nil : AnswerDetails(json: bytes(column + 6)))
    return RecordedAnswer(
      output: output, latency: .latency(milliseconds: number(column + 4)), recordedAt: integer(column + 5))
  }
}
