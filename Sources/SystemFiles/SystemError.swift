internal import Glibc

/// What the operating system said about a file: the call, the path and the reason.
package struct SystemError: Error, Sendable, CustomStringConvertible {
  package let path: String
  package let code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The error that `errno` holds now.
  static func current(_ path: String) -> SystemError { SystemError(path: path, code: errno) }

  /// The system's own words: "No such file or directory".
  package var reason: String { String(cString: strerror(code)) }

  /// Whether the file system has no locks.
  package var refusesLocks: Bool { [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL].contains(code) }

  package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }

  package var description: String { "\(path): \(reason)" }
}
