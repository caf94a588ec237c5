import RagSpecCore
import RagSpecSQLite
import SystemFiles

/// The form of the cache file.
enum CacheSchema {
  static let version = 2

  private static let creation = """
    CREATE TABLE IF NOT EXISTS response (
      key BLOB PRIMARY KEY,
      content TEXT NOT NULL,
      finish TEXT NOT NULL,
      input_tokens INTEGER,
      output_tokens INTEGER,
      latency_ms REAL NOT NULL,
      recorded_at INTEGER NOT NULL,
      request TEXT NOT NULL,
      details TEXT
    );
    PRAGMA user_version = \(version);
    """

  /// What the first form lacked.
  private static let additions = "ALTER TABLE response ADD COLUMN details TEXT; PRAGMA user_version = \(version);"

  /// The columns of an answer, for `Statement.answer(from:)`; a file of the first form has no details.
  static func answerColumns(of database: Database) throws(SQLiteError) -> String {
    let details = try integer("PRAGMA user_version", of: database) < 2 ? "NULL" : "details"
    return "content, finish, input_tokens, output_tokens, latency_ms, recorded_at, \(details)"
  }

  /// Opens the file for reading; `nil` when it is a database without recordings, as an unfinished first write leaves it.
  static func openForReading(_ path: String) throws(SQLiteError) -> Database? {
    do throws(SQLiteError) { return try open(path, .readOnly) } catch {
      guard error.isReadOnly || error.isFull || error.cannotOpen else { throw error }
      // In a folder where nothing can be made, or on a full disk, the file itself can be read all the same, if it holds
      // everything. A log or a journal that a killed process left can be worked off by a writer only.
      let isWhole = ["-wal", "-journal"].allSatisfy { File.size(of: path + $0) ?? 0 == 0 }
      return try open(path, isWhole ? .unchanging : .readWrite)
    }
  }

  private static func open(_ path: String, _ access: Database.Access) throws(SQLiteError) -> Database? {
    let database = try Database(path: path, access: access)
    return try checkedVersion(of: database) == 0 ? nil : database
  }

  /// Opens the file for writing and makes what it lacks.
  ///
  /// A new file is for its owner alone, and SQLite gives those beside it the same permissions; one that is there keeps its
  /// own, since a team may share it.
  static func openForWriting(_ path: String) throws(SQLiteError) -> Database {
    // SQLite says what is wrong where no file can be made.
    if File.kind(of: path) == nil { try? File.makePrivate(path) }
    let database = try Database(path: path, access: .readWrite)
    let found = try checkedVersion(of: database)
    try database.useWriteAheadLog()
    try database.execute("PRAGMA synchronous = NORMAL")
    guard found < version else { return database }
    try database.transaction(.writing) { () throws(SQLiteError) in
      // Another process may have been first.
      switch try integer("PRAGMA user_version", of: database) {
      case 0: try database.execute(creation)
      case 1: try database.execute(additions)
      default: break
      }
    }
    return database
  }

  /// Returns the form that the file has, 0 for an empty one; throws when it is not a cache of a form known here.
  private static func checkedVersion(of database: Database) throws(SQLiteError) -> Int {
    let (found, isOurs) = try database.transaction { () throws(SQLiteError) in
      let found = try integer("PRAGMA user_version", of: database)
      let tables = try integer("SELECT count(*) FROM sqlite_schema", of: database)
      let own = try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'response'", of: database)
      return (found, found == 0 ? tables == 0 : own == 1)
    }
    guard found <= version else {
      throw SQLiteError(
        code: 0, message: "it was written by a newer ragspec (form \(found), this one knows \(version))")
    }
    guard isOurs else { throw SQLiteError(code: 0, message: "it is a database of another program") }
    return found
  }

  private static func integer(_ query: String, of database: Database) throws(SQLiteError) -> Int {
    let statement = try database.prepare(query)
    return try statement.step() ? statement.integer(0) : 0
  }
}

extension CacheError {
  /// An error of SQLite, in words that say what to do.
  init(_ error: SQLiteError, path: String) {
    let name = "the response cache '\(path)'"
    // SQLite calls it a disk error.
    guard File.kind(of: path) != .folder else {
      self.init("\(name): it is a folder", hint: Self.anotherFile)
      return
    }
    self.init("\(name): \(error.isFull ? "the disk is full" : error.message)", hint: Self.hint(for: error))
  }

  private static let anotherFile = "set 'cache: {path: …}' in ragspec.yaml to another file, or run with '--cache off'"

  private static func hint(for error: SQLiteError) -> String {
    switch error {
    case _ where error.isNotADatabase: "move the file away: a new one is made"
    case _ where error.isReadOnly: "make the file and its folder writable, or run with '--cache replay' or 'off'"
    case _ where error.isFull: "free some space; what was recorded before is safe"
    case _ where error.isBusy:
      "another process has held the file for as long as it was waited for: end it, and run again to record"
    case _ where error.cannotOpen: "is the folder there, and may you write in it?"
    default: anotherFile
    }
  }
}
