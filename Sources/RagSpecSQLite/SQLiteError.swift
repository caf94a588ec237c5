internal import CSQLite

/// What SQLite said: its result code and its words.
package struct SQLiteError: Error, Sendable, CustomStringConvertible {
  package let code: Int32
  package let message: String

  package init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }

  /// Whether the file is something else than a database, or a broken one.
  package var isNotADatabase: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xFF) }
  package var isReadOnly: Bool { code & 0xFF == SQLITE_READONLY }
  /// Whether the disk is full, which SQLite tells apart only for some of its files.
  package var isFull: Bool { code & 0xFF == SQLITE_FULL || code == SQLITE_IOERR | 19 << 8 }
  package var isBusy: Bool { code & 0xFF == SQLITE_BUSY }
  package var cannotOpen: Bool { code & 0xFF == SQLITE_CANTOPEN }
}
