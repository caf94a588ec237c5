import Foundation
import RagSpecSQLite
import Testing

@Suite struct StatementTests {
  private let database: Database

  init() throws {
    database = try Database(inMemory: UUID().uuidString)
    try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x)")
  }

  private func row(_ query: String) throws -> Statement {
    let statement = try database.prepare(query)
    #expect(try statement.step())
    return statement
  }

  @Test func storesAwkwardTexts() throws {
    let texts = ["", "\0", "a\0b", "é", "e\u{301}", "👩‍👩‍👧", "'", String(repeating: "x", count: 1_000_000)]
    let insert = try database.prepare("INSERT INTO t VALUES (?1, ?2)")
    for (index, text) in texts.enumerated() {
      insert.bind(index, at: 1)
      insert.bind(text, at: 2)
      try insert.run()
      insert.bind(100 + index, at: 1)
      insert.bind(utf8: Array(text.utf8), at: 2)
      try insert.run()
    }
    for (index, text) in texts.enumerated() {
      for id in [index, 100 + index] {
        let found = try row("SELECT x, typeof(x) FROM t WHERE id = \(id)")
        #expect(found.text(0).utf8.elementsEqual(text.utf8))
        #expect(found.bytes(0) == Array(text.utf8))
        #expect(found.text(1) == "text", "an empty text is not null")
      }
    }
  }

  @Test func storesNumbersAndNulls() throws {
    let insert = try database.prepare("INSERT INTO t VALUES (?1, ?2)")
    let integers: [Int?] = [0, -1, .max, .min, nil]
    for (index, integer) in integers.enumerated() {
      insert.bind(index, at: 1)
      insert.bind(integer, at: 2)
      try insert.run()
    }
    for (index, integer) in integers.enumerated() {
      let found = try row("SELECT x FROM t WHERE id = \(index)")
      #expect(found.integerIfAny(0) == integer)
      #expect(found.isNull(0) == (integer == nil))
    }
    insert.bind(50, at: 1)
    insert.bind(0.1, at: 2)
    try insert.run()
    #expect(try row("SELECT x FROM t WHERE id = 50").number(0) == 0.1)
  }

  @Test func storesBlobs() throws {
    let insert = try database.prepare("INSERT INTO t VALUES (?1, ?2)")
    let blobs: [[UInt8]] = [[0], Array(0...255), [UInt8](repeating: 7, count: 100_000)]
    for (index, blob) in blobs.enumerated() {
      insert.bind(index, at: 1)
      blob.withUnsafeBytes { insert.bind(blob: $0, at: 2) }
      try insert.run()
      #expect(try row("SELECT x FROM t WHERE id = \(index)").bytes(0) == blob)
    }
  }

  @Test func readsNullAsNothing() throws {
    let found = try row("SELECT NULL")
    #expect(found.text(0) == "")
    #expect(found.bytes(0) == [])
    #expect(found.integer(0) == 0)
    #expect(found.integerIfAny(0) == nil)
  }

  @Test func repairsTextThatIsNotUTF8() throws {
    #expect(try row("SELECT CAST(x'61ff62' AS TEXT)").text(0) == "a\u{FFFD}b")
  }

  @Test func stepsThroughRowsAgainAfterAReset() throws {
    try database.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')")
    let statement = try database.prepare("SELECT x FROM t ORDER BY id")
    for _ in 0..<2 {
      var texts: [String] = []
      while try statement.step() { texts.append(statement.text(0)) }
      #expect(texts == ["a", "b"])
      statement.reset()
    }
  }

  /// A statement that failed can be used again.
  @Test func isReadyAfterAFailure() throws {
    let insert = try database.prepare("INSERT INTO t VALUES (?1, 1)")
    insert.bind(1, at: 1)
    try insert.run()
    #expect(throws: SQLiteError.self) { try insert.run() }
    insert.bind(2, at: 1)
    try insert.run()
    #expect(try row("SELECT count(*) FROM t").integer(0) == 2)
  }

  @Test func keepsItsDatabaseOpen() throws {
    var database: Database? = try Database(inMemory: UUID().uuidString)
    let statement = try #require(try database?.prepare("SELECT 42"))
    database = nil
    #expect(try statement.step())
    #expect(statement.integer(0) == 42)
  }
}
