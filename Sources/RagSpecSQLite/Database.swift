internal import CSQLite

/// An open SQLite database, used by one thread at a time.
package final class Database {
  private let handle: OpaquePointer
  /// How long another process' lock is waited for, unless somebody says otherwise.
  package static let usualPatience = Duration.seconds(5)
  private var patience: Duration

  package enum Access: Sendable {
    case readOnly, readWrite
    /// Reads a file that nobody changes in the meantime: nothing is locked, and nothing is made beside it.
    case unchanging
  }

  /// Opens a database; with write access the file is made when it is missing.
  ///
  /// - Parameter patience: how long another process' lock is waited for, each time; 0 for not at all.
  package convenience init(path: String, access: Access, patience: Duration = usualPatience) throws(SQLiteError) {
    switch access {
    case .readOnly: try self.init(path, SQLITE_OPEN_READONLY, patience)
    case .readWrite: try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, patience)
    case .unchanging:
      let name = path.utf8.reduce(into: "file:") { $0 += Self.inURI($1) }
      try self.init(name + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience)
    }
  }

  /// A byte of a path as it stands in a URI.
  private static func inURI(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "/"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      String(Unicode.Scalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  /// Opens a database in memory that this process' connections share by its name, which is of letters, digits and `-`.
  ///
  /// It is made when nobody has it open, goes with its last connection, and holds at most a gigabyte.
  package convenience init(inMemory name: String) throws(SQLiteError) {
    try self.init("file:/\(name)?vfs=memdb", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI)
  }

  /// SQLite's own account of the memory it uses, which nobody reads, takes a lock with every piece of memory: threads
  /// that read at once would wait for each other most of the time.
  private static let isConfigured: Bool = csqlite_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK

  private init(_ path: String, _ flags: Int32, _ patience: Duration = usualPatience) throws(SQLiteError) {
    _ = Self.isConfigured
    var handle: OpaquePointer?
    // One thread at a time uses a connection, so SQLite needs no lock of its own.
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle else {
      defer { sqlite3_close_v2(handle) }
      throw SQLiteError(code: code, message: handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory")
    }
    self.handle = handle
    self.patience = patience
    sqlite3_extended_result_codes(handle, 1)
    setPatience(patience)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Sets how long another process' lock is waited for from now on.
  package func setPatience(_ patience: Duration) {
    self.patience = patience
    sqlite3_busy_timeout(handle, Int32(patience / .milliseconds(1)))
  }

  /// Runs statements that return nothing.
  package func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error }
  }

  /// Lets readers go on while somebody writes; the file stays in this mode.
  ///
  /// SQLite does not wait for every lock here: of two processes that make a file at once, one would give up.
  package func useWriteAheadLog() throws(SQLiteError) {
    let end = ContinuousClock.now + patience
    while true {
      do throws(SQLiteError) { return try execute("PRAGMA journal_mode = WAL") } catch {
        guard error.isBusy, ContinuousClock.now < end else { throw error }
      }
      sqlite3_sleep(5)
    }
  }

  /// Lets the system map the file into memory, as far as two megabytes: each page is then read where it lies, without a
  /// call and a copy. What is mapped counts as memory of this process, so that half as much is kept of other pages.
  package func readThroughMemory() throws(SQLiteError) {
    try execute("PRAGMA mmap_size = 2097152; PRAGMA cache_size = -1000")
  }

  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
      let statement
    else { throw error }
    return Statement(statement, of: self)
  }

  /// Runs the body inside a transaction, which is undone when the body throws.
  package func transaction<Result>(
    _ kind: TransactionKind = .reading, _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute(kind.rawValue)
    do throws(SQLiteError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // The error that broke the transaction is the one to tell of.
      try? execute("ROLLBACK")
      throw error
    }
  }

  package enum TransactionKind: String, Sendable {
    case reading = "BEGIN"
    case writing = "BEGIN IMMEDIATE"
  }

  /// Rows that the last statement changed.
  package var changes: Int { Int(sqlite3_changes(handle)) }

  var error: SQLiteError {
    SQLiteError(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
  }
}
