package import ContentDigest
package import RagSpecCore
import RagSpecSQLite
import SystemFiles

/// Looks into a local cache and tidies it up: what `ragspec cache` does.
package struct CacheCatalog {
  private let path: String
  /// To look, nothing needs to be writable; `nil` when there is nothing to look at.
  private let database: Database?

  /// Opens the cache at a path; one that does not exist is empty.
  package init(path: String) throws(CacheError) {
    self.path = path
    do throws(SQLiteError) {
      database = File.kind(of: path) == nil ? nil : try CacheSchema.openForReading(path)
    } catch { throw CacheError(error, path: path) }
  }

  /// Calls the body for each recorded response, newest first.
  ///
  /// - Parameter prefix: only keys that start with these hexadecimal digits.
  package func forEach(
    keyPrefix prefix: String = "", _ body: (RecordedResponse) -> Void
  ) throws(CacheError) {
    try read { columns in
      "SELECT \(columns), key, request FROM response "
        + "WHERE substr(hex(key), 1, length(?1)) = upper(?1) ORDER BY recorded_at DESC, key"
    } _: { statement throws(SQLiteError) in
      statement.bind(prefix, at: 1)
      while try statement.step() {
        guard let key = statement.bytes(7).withUnsafeBytes({ SHA256Digest(bytes: $0) }) else { continue }
        body(RecordedResponse(key: key, request: statement.bytes(8), answer: statement.answer(from: 0)))
      }
    }
  }

  /// The size of a cache and what its recordings took.
  package struct Statistics: Sendable {
    package var count = 0
    package var bytes = 0
    package var tokens = TokenUsage(input: 0, output: 0)
    package var latency = Duration.zero
    package var oldest: Int?
    package var newest: Int?
  }

  package func statistics() throws(CacheError) -> Statistics {
    var statistics = Statistics()
    try read { _ in
      "SELECT count(*), total(input_tokens), total(output_tokens), total(latency_ms), min(recorded_at), "
        + "max(recorded_at), (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) FROM response"
    } _: { statement throws(SQLiteError) in
      guard try statement.step() else { return }
      statistics.count = statement.integer(0)
      statistics.tokens = TokenUsage(input: statement.integer(1), output: statement.integer(2))
      statistics.latency = .latency(milliseconds: statement.number(3))
      statistics.oldest = statement.integerIfAny(4)
      statistics.newest = statement.integerIfAny(5)
      statistics.bytes = statement.integer(6)
    }
    return statistics
  }

  /// Returns what SQLite finds wrong with the file, at most a hundred things; none in a sound one.
  package func integrityFaults() throws(CacheError) -> [String] {
    var faults: [String] = []
    try read { _ in "PRAGMA integrity_check(100)" } _: { statement throws(SQLiteError) in
      while try statement.step() { faults.append(statement.text(0)) }
    }
    return faults == ["ok"] ? [] : faults
  }

  /// Removes recordings and returns how many there were.
  package func remove(_ keys: [SHA256Digest]) throws(CacheError) -> Int {
    guard database != nil, !keys.isEmpty else { return 0 }
    do throws(SQLiteError) {
      let database = try CacheSchema.openForWriting(path)
      return try database.transaction(.writing) { () throws(SQLiteError) in
        let statement = try database.prepare("DELETE FROM response WHERE key = ?1")
        var removed = 0
        for key in keys {
          key.withUnsafeBytes { statement.bind(blob: $0, at: 1) }
          try statement.run()
          removed += database.changes
        }
        return removed
      }
    } catch { throw CacheError(error, path: path) }
  }

  /// Gives the room of removed recordings back to the disk.
  package func compact() throws(CacheError) {
    guard database != nil else { return }
    do throws(SQLiteError) {
      let database = try CacheSchema.openForWriting(path)
      // The file shrinks when the log has been copied into it.
      try database.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
    } catch { throw CacheError(error, path: path) }
  }

  /// - Parameter query: the query, given the columns of an answer.
  private func read(
    _ query: (String) -> String, _ body: (Statement) throws(SQLiteError) -> Void
  ) throws(CacheError) {
    guard let database else { return }
    do throws(SQLiteError) {
      try body(try database.prepare(query(CacheSchema.answerColumns(of: database))))
    } catch { throw CacheError(error, path: path) }
  }
}
