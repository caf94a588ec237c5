package import ContentDigest
package import RagSpecCore
import RagSpecSQLite
import SystemFiles

/// Looks into a local cache and tidies it up: what `ragspec cache` does.
package struct CacheCatalog {
  let path: String
  /// To look, nothing needs to be writable; `nil` when there is nothing to look at.
  let database: Database?

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
    try forEachStored(keyPrefix: prefix) { body($0.response) }
  }

  /// The same, with what the file knows beside the response.
  package func forEachStored(
    keyPrefix prefix: String = "", _ body: (StoredResponse) -> Void
  ) throws(CacheError) {
    guard let database else { return }
    let columns: String
    do throws(SQLiteError) { columns = try CacheSchema.storedColumns(of: database) } catch {
      throw CacheError(error, path: path)
    }
    try read(
      "SELECT \(columns) FROM response "
        + "WHERE substr(hex(key), 1, length(?1)) = upper(?1) ORDER BY recorded_at DESC, key"
    ) { statement throws(SQLiteError) in
      statement.bind(prefix, at: 1)
      while try statement.step() {
        guard let key = statement.key(7) else { continue }
        let response = RecordedResponse(key: key, request: statement.bytes(8), answer: statement.answer(from: 0))
        body(StoredResponse(response: response, digest: statement.key(9), isPinned: statement.integer(10) != 0))
      }
    }
  }

  /// How many rows have no key, so that nothing ever finds them.
  package func unreadableCount() throws(CacheError) -> Int {
    var count = 0
    try read("SELECT count(*) FROM response WHERE typeof(key) <> 'blob' OR length(key) <> 32") {
      statement throws(SQLiteError) in
      if try statement.step() { count = statement.integer(0) }
    }
    return count
  }

  /// The form of the file; `nil` when there is none.
  package func form() throws(CacheError) -> Int? {
    guard let database else { return nil }
    do throws(SQLiteError) { return try CacheSchema.form(of: database) } catch { throw CacheError(error, path: path) }
  }

  /// Whether the file can have pins, and notes of runs: those of older forms cannot.
  var hasPins: Bool { get throws(CacheError) { try form().map { $0 >= 3 } ?? false } }

  /// Returns what SQLite finds wrong with the file, at most a hundred things; none in a sound one.
  package func integrityFaults() throws(CacheError) -> [String] {
    var faults: [String] = []
    try read("PRAGMA integrity_check(100)") { statement throws(SQLiteError) in
      while try statement.step() { faults.append(statement.text(0)) }
    }
    return faults == ["ok"] ? [] : faults
  }

  /// Removes recordings and returns how many there were.
  ///
  /// - Parameter evenPinned: whether those go, too, that somebody wants to keep.
  package func remove(_ keys: [SHA256Digest], evenPinned: Bool = false) throws(CacheError) -> Int {
    if evenPinned { _ = try unpin(keys) }
    return try change(
      "DELETE FROM response WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM pin WHERE pin.key = response.key)", for: keys)
  }

  /// Runs a statement for each key, in one transaction; returns how many rows it changed.
  func change(_ statement: String, for keys: [SHA256Digest]) throws(CacheError) -> Int {
    guard database != nil, !keys.isEmpty else { return 0 }
    do throws(SQLiteError) {
      let database = try CacheSchema.openForWriting(path)
      defer { CacheSchema.clearLog(of: database) }
      return try database.transaction(.writing) { () throws(SQLiteError) in
        let statement = try database.prepare(statement)
        var changed = 0
        for key in keys {
          key.withUnsafeBytes { statement.bind(blob: $0, at: 1) }
          try statement.run()
          changed += database.changes
        }
        return changed
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

  func read(_ query: String, _ body: (Statement) throws(SQLiteError) -> Void) throws(CacheError) {
    guard let database else { return }
    do throws(SQLiteError) { try body(try database.prepare(query)) } catch { throw CacheError(error, path: path) }
  }
}

extension Statement {
  /// Reads a digest; `nil` when the column holds none.
  func key(_ column: Int) -> SHA256Digest? { withBytes(column) { SHA256Digest(bytes: $0) } }
}
