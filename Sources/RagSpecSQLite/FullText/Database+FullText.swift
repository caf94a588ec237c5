internal import CSQLite

extension Database {
  /// Returns what FTS5 offers to those who extend it; it lives as long as the connection.
  func fullTextInterface() throws(SQLiteError) -> UnsafeMutablePointer<fts5_api> {
    let statement = try prepare("SELECT fts5(?1)")
    var interface: UnsafeMutablePointer<fts5_api>?
    try withUnsafeMutablePointer(to: &interface) { (place) throws(SQLiteError) in
      statement.bind(pointer: place, type: "fts5_api_ptr", at: 1)
      _ = try statement.step()
    }
    guard let interface else { throw SQLiteError(code: SQLITE_ERROR, message: "FTS5 offers no interface") }
    return interface
  }
}
