import RagSpecCore
import RagSpecSQLite
import SystemFiles

/// Opens cache files, and brings those of older forms to the newest when they are written.
enum CacheSchema {
  /// The columns of an answer, for `Statement.answer(from:)`; a file of the first form has no details.
  static func answerColumns(of database: Database) throws(SQLiteError) -> String {
    let details = try form(of: database) < 2 ? "NULL" : "details"
    return "content, finish, input_tokens, output_tokens, latency_ms, recorded_at, \(details)"
  }

  /// The columns of an answer, and behind them the key, the request, the digest and whether it is pinned.
  static func storedColumns(of database: Database) throws(SQLiteError) -> String {
    let kept =
      try form(of: database) < 3 ? "NULL, 0" : "digest, EXISTS (SELECT 1 FROM pin WHERE pin.key = response.key)"
    return "\(try answerColumns(of: database)), key, request, \(kept)"
  }

  static func form(of database: Database) throws(SQLiteError) -> Int {
    try integer("PRAGMA user_version", of: database)
  }

  /// Opens the file for reading; `nil` when it is a database without recordings, as an unfinished first write leaves it.
  static func openForReading(
    _ path: String, patience: Duration = Database.usualPatience
  ) throws(SQLiteError) -> Database? {
    do throws(SQLiteError) { return try open(path, .readOnly, patience) } catch {
      guard error.isReadOnly || error.isFull || error.cannotOpen else { throw error }
      // In a folder where nothing can be made, or on a full disk, the file itself can be read all the same, if it holds
      // everything. A log or a journal that a killed process left can be worked off by a writer only.
      let isWhole = ["-wal", "-journal"].allSatisfy { File.size(of: path + $0) ?? 0 == 0 }
      return try open(path, isWhole ? .unchanging : .readWrite, patience)
    }
  }

  private static func open(
    _ path: String, _ access: Database.Access, _ patience: Duration
  ) throws(SQLiteError) -> Database? {
    let database = try Database(path: path, access: access, patience: patience)
    guard try checkedVersion(of: database) > 0 else { return nil }
    try requireWholePages(path, database)
    return database
  }

  /// Throws for a file that was cut off in the middle of a page, the rest of which SQLite would read as zeros.
  private static func requireWholePages(_ path: String, _ database: Database) throws(SQLiteError) {
    guard let size = File.size(of: path), size % 4_096 != 0 else { return }
    // What a killed process has not finished to copy is still in the log.
    guard File.size(of: path + "-wal") ?? 0 == 0 else { return }
    guard size % max(try integer("PRAGMA page_size", of: database), 1) == 0 else {
      throw .damaged("it was cut off in the middle of a page")
    }
  }

  /// Opens the file for writing and makes what it lacks.
  ///
  /// A new file is for its owner alone, and SQLite gives those beside it the same permissions; one that is there keeps its
  /// own, since a team may share it.
  static func openForWriting(
    _ path: String, patience: Duration = Database.usualPatience
  ) throws(SQLiteError) -> Database {
    // SQLite says what is wrong where no file can be made.
    if File.kind(of: path) == nil { try? File.makePrivate(path) }
    let database = try Database(path: path, access: .readWrite, patience: patience)
    let found = try checkedVersion(of: database)
    try database.useWriteAheadLog()
    try database.execute("PRAGMA synchronous = NORMAL")
    guard found < CacheForm.version else { return database }
    try database.transaction(.writing) { () throws(SQLiteError) in
      // Another process may have been first.
      try database.execute(CacheForm.steps(from: try form(of: database)))
    }
    return database
  }

  /// Copies the log into the file, as far as nobody reads it: every process that comes would have to read through it.
  ///
  /// Closing does so too, but for a connection that others outlive.
  static func clearLog(of database: Database) { try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Returns the form that the file has, 0 for an empty one; throws when it is not a cache of a form known here.
  private static func checkedVersion(of database: Database) throws(SQLiteError) -> Int {
    let (found, isOurs) = try database.transaction { () throws(SQLiteError) in
      let found = try form(of: database)
      let tables = try integer("SELECT count(*) FROM sqlite_schema", of: database)
      let own = try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'response'", of: database)
      return (found, found == 0 ? tables == 0 : own == 1)
    }
    guard found <= CacheForm.version else {
      throw SQLiteError(
        code: 0, message: "it was written by a newer ragspec (form \(found), this one knows \(CacheForm.version))")
    }
    guard isOurs else { throw SQLiteError(code: 0, message: "it is a database of another program") }
    return found
  }

  private static func integer(_ query: String, of database: Database) throws(SQLiteError) -> Int {
    let statement = try database.prepare(query)
    return try statement.step() ? statement.integer(0) : 0
  }
}

extension SQLiteError {
  /// A file whose contents contradict each other, which SQLite does not see by itself.
  static func damaged(_ message: String) -> SQLiteError { SQLiteError(code: corrupt, message: message) }
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
    if error.refusesLocks || error.isBusy && CallClaims.areRefused(besideCache: path) {
      self.init(
        "\(name): its file system refuses locks", hint: "set \(Self.elsewhere) to a file on a disk of this computer")
    } else {
      self.init("\(name): \(Self.words(for: error))", hint: Self.hint(for: error))
    }
  }

  private static func words(for error: SQLiteError) -> String {
    if error.isFull { return "the disk is full" }
    return error.isAtSizeLimit ? "the system lets no file grow so large" : error.message
  }

  private static let elsewhere = "'cache: {path: …}' in ragspec.yaml"

  private static let anotherFile = "set \(elsewhere) to another file, or run with '--cache off'"

  private static func hint(for error: SQLiteError) -> String {
    switch error {
    case _ where error.isDamaged:
      "'ragspec cache verify' says more; move the file away, and what is missing is called for again"
    case _ where error.isNotADatabase: "move the file away: a new one is made"
    case _ where error.isReadOnly: "make the file and its folder writable, or run with '--cache replay' or 'off'"
    case _ where error.isAtSizeLimit: "raise the limit ('ulimit -f'); what was recorded before is safe"
    case _ where error.isFull: "free some space; what was recorded before is safe"
    case _ where error.isBusy:
      "another process has held the file for as long as it was waited for: end it, and run again to record"
    case _ where error.cannotOpen: "is the folder there, and may you write in it?"
    default: anotherFile
    }
  }
}
