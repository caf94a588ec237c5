import Foundation
import RagSpecSQLite
import Testing

@Suite struct DatabaseTests {
  /// A connection to a database in memory that nobody else knows.
  private func makeDatabase() throws -> Database { try Database(inMemory: UUID().uuidString) }

  private func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "ragspec-\(UUID().uuidString).sqlite").path
  }

  private func integer(_ query: String, in database: Database) throws -> Int {
    let statement = try database.prepare(query)
    #expect(try statement.step())
    return statement.integer(0)
  }

  @Test func opensForReadingOnlyWhatIsThere() throws {
    let path = path()
    let error = try #require(throws: SQLiteError.self) { try Database(path: path, access: .readOnly) }
    #expect(error.cannotOpen)
    #expect(!FileManager.default.fileExists(atPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Database(path: path, access: .readWrite).execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    let reader = try Database(path: path, access: .readOnly)
    #expect(try integer("SELECT x FROM t", in: reader) == 1)
    let refusal = try #require(throws: SQLiteError.self) { try reader.execute("INSERT INTO t VALUES (2)") }
    #expect(refusal.isReadOnly)
  }

  @Test func sharesAMemoryDatabaseByItsName() throws {
    let name = UUID().uuidString
    var first: Database? = try Database(inMemory: name)
    try first?.execute("CREATE TABLE t (x); INSERT INTO t VALUES (7)")
    do {
      let second = try Database(inMemory: name)
      #expect(try integer("SELECT x FROM t", in: second) == 7)
    }
    #expect(try integer("SELECT count(*) FROM sqlite_schema", in: makeDatabase()) == 0)
    first = nil
    #expect(try integer("SELECT count(*) FROM sqlite_schema", in: Database(inMemory: name)) == 0)
  }

  @Test func saysWhatIsWrongWithAStatement() throws {
    let database = try makeDatabase()
    let error = try #require(throws: SQLiteError.self) { try database.prepare("SELEKT 1") }
    #expect(error.description == "near \"SELEKT\": syntax error")
    #expect(throws: SQLiteError.self) { try database.prepare("SELECT * FROM missing") }
    #expect(throws: SQLiteError.self) { try database.prepare("") }
  }

  @Test func tellsKindsOfErrorsApart() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(String(repeating: "text", count: 500).utf8).write(to: URL(filePath: path))
    let database = try Database(path: path, access: .readWrite)
    let error = try #require(throws: SQLiteError.self) { try database.execute("CREATE TABLE t (x)") }
    #expect(error.isNotADatabase && !error.isBusy && !error.isFull && !error.isReadOnly && !error.cannotOpen)
    let small = try makeDatabase()
    try small.execute("PRAGMA max_page_count = 3; CREATE TABLE t (x)")
    let full = try #require(throws: SQLiteError.self) { try small.execute("INSERT INTO t VALUES (zeroblob(100000))") }
    #expect(full.isFull && !full.isBusy)
  }

  @Test func undoesATransactionThatThrows() throws {
    let database = try makeDatabase()
    try database.execute("CREATE TABLE t (x UNIQUE)")
    let error = try #require(throws: SQLiteError.self) {
      try database.transaction(.writing) { () throws(SQLiteError) in
        try database.execute("INSERT INTO t VALUES (1)")
        try database.execute("INSERT INTO t VALUES (1)")
      }
    }
    #expect(error.message.contains("UNIQUE"), "the first error is told, not what the undoing says")
    #expect(try integer("SELECT count(*) FROM t", in: database) == 0)
    let count = try database.transaction(.writing) { () throws(SQLiteError) in
      try database.execute("INSERT INTO t VALUES (1), (2), (3)")
      return database.changes
    }
    #expect(count == 3)
    #expect(try integer("SELECT count(*) FROM t", in: database) == 3)
  }

  @Test func readsOneStateInsideATransaction() throws {
    let path = path()
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let writer = try Database(path: path, access: .readWrite)
    try writer.useWriteAheadLog()
    try writer.execute("CREATE TABLE t (x)")
    let reader = try Database(path: path, access: .readOnly)
    try reader.transaction { () throws(SQLiteError) in
      let count = try reader.prepare("SELECT count(*) FROM t")
      for _ in 0..<3 {
        try writer.execute("INSERT INTO t VALUES (1)")
        _ = try count.step()
        #expect(count.integer(0) == 1)
        count.reset()
      }
    }
    #expect(try integer("SELECT count(*) FROM t", in: reader) == 3)
  }

  /// A lock that SQLite itself does not wait for here.
  @Test func waitsBeforeItUsesAWriteAheadLog() throws {
    let path = path()
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let isLocked = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let holder = try? Database(path: path, access: .readWrite)
      try? holder?.execute("BEGIN IMMEDIATE; CREATE TABLE t (x)")
      isLocked.signal()
      Thread.sleep(forTimeInterval: 0.2)
      try? holder?.execute("COMMIT")
    }
    isLocked.wait()
    let database = try Database(path: path, access: .readWrite)
    try database.useWriteAheadLog()
    let mode = try database.prepare("PRAGMA journal_mode")
    #expect(try mode.step())
    #expect(mode.text(0) == "wal")
  }

  /// Of many threads that make a file at once, none is turned away.
  @Test func letsManyMakeAFileAtOnce() async throws {
    let path = path()
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask {
          let database = try Database(path: path, access: .readWrite)
          try database.useWriteAheadLog()
          try database.transaction(.writing) { () throws(SQLiteError) in
            try database.execute("CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (\(number))")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try integer("SELECT sum(x) FROM t", in: Database(path: path, access: .readOnly)) == 120)
  }
}
