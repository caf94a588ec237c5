internal import CSQLite

/// A prepared statement: bind its parameters (from 1), step through its rows, read their columns (from 0).
package final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Moves to the next row; `false` when there is none.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.error
    }
  }

  /// Steps to the end and makes the statement ready to be used again.
  package func run() throws(SQLiteError) {
    defer { reset() }
    while try step() {}
  }

  package func reset() {
    sqlite3_reset(handle)
  }
}

// MARK: - Parameters

extension Statement {
  /// SQLite copies what is bound, since it may outlive the call.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  package func bind(_ value: Int, at index: Int) { sqlite3_bind_int64(handle, Int32(index), Int64(value)) }
  package func bind(_ value: Double, at index: Int) { sqlite3_bind_double(handle, Int32(index), value) }

  package func bind(_ value: Int?, at index: Int) {
    if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, Int32(index)) }
  }

  package func bind(_ text: String, at index: Int) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text64(
          handle, Int32(index), characters.baseAddress, UInt64(characters.count), Self.copied, UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Binds text that is UTF-8 already.
  package func bind(utf8 bytes: [UInt8], at index: Int) {
    bytes.withUnsafeBytes { bytes in
      let characters = bytes.assumingMemoryBound(to: CChar.self)
      _ = sqlite3_bind_text64(
        handle, Int32(index), characters.baseAddress, UInt64(bytes.count), Self.copied, UInt8(SQLITE_UTF8))
    }
  }

  package func bind(blob bytes: UnsafeRawBufferPointer, at index: Int) {
    sqlite3_bind_blob64(handle, Int32(index), bytes.baseAddress, UInt64(bytes.count), Self.copied)
  }

  /// Binds an address, which only a function of SQLite's that knows its type can take out again.
  func bind(pointer: UnsafeMutableRawPointer, type: StaticString, at index: Int) {
    type.withCharacters { _ = sqlite3_bind_pointer(handle, Int32(index), pointer, $0, nil) }
  }
}

// MARK: - Columns

extension Statement {
  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
  package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }
  package func number(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  package func integerIfAny(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  package func text(_ column: Int) -> String {
    let pointer = UnsafeRawPointer(sqlite3_column_text(handle, Int32(column)))
    return String(decoding: buffer(column, at: pointer), as: UTF8.self)
  }

  package func bytes(_ column: Int) -> [UInt8] {
    Array(buffer(column, at: sqlite3_column_blob(handle, Int32(column))))
  }

  /// Calls a body with a column's bytes, which live as long as the call.
  package func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(buffer(column, at: sqlite3_column_blob(handle, Int32(column))))
  }

  /// The column's bytes, which live until the next step.
  private func buffer(_ column: Int, at pointer: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: pointer, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }
}

extension StaticString {
  /// Calls a function with the text as C wants it; the characters live as long as the process.
  func withCharacters<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    UnsafeRawPointer(utf8Start).withMemoryRebound(to: CChar.self, capacity: utf8CodeUnitCount + 1, body)
  }
}
