internal import CSQLite
internal import Glibc

/// What SQLite said: its result code and its words.
package struct SQLiteError: Error, Sendable, CustomStringConvertible {
  package let code: Int32
  package let message: String

  package init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// The code of a file whose contents contradict each other.
  package static let corrupt = SQLITE_CORRUPT

  package var description: String { message }

  /// Whether the file is something else than a database, or a broken one.
  package var isNotADatabase: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xFF) }
  /// Whether it is a database whose contents contradict each other.
  package var isDamaged: Bool { code & 0xFF == SQLITE_CORRUPT }
  /// Whether a write failed in a process whose files the system lets grow to a limit only (`ulimit -f`).
  package var isAtSizeLimit: Bool {
    // `SQLITE_IOERR_WRITE`, `TRUNCATE`: SQLite does not tell this reason from others.
    guard code & 0xFF == SQLITE_IOERR, [3, 6].contains(code >> 8) else { return false }
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }
  /// Whether the file system has no locks, or none that work; where it says that it has none just now, that is `isBusy`.
  package var refusesLocks: Bool {
    code == SQLITE_PROTOCOL || code & 0xFF == SQLITE_IOERR && Self.failedLocks.contains(code >> 8)
  }
  /// `SQLITE_IOERR_UNLOCK`, `RDLOCK`, `CHECKRESERVEDLOCK`, `LOCK`, `SHMOPEN`, `SHMLOCK`, `SHMMAP`.
  private static let failedLocks: [Int32] = [8, 9, 14, 15, 18, 20, 21]
  package var isReadOnly: Bool { code & 0xFF == SQLITE_READONLY }
  /// Whether the disk is full, which SQLite tells apart only for some of its files.
  package var isFull: Bool { code & 0xFF == SQLITE_FULL || code == SQLITE_IOERR | 19 << 8 }
  package var isBusy: Bool { code & 0xFF == SQLITE_BUSY }
  package var cannotOpen: Bool { code & 0xFF == SQLITE_CANTOPEN }
}
