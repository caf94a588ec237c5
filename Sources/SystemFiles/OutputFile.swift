internal import Glibc

/// An open file or stream that bytes are written to.
package final class OutputFile: Sendable {
  package let path: String
  private let descriptor: Int32
  private let isOwned: Bool

  package static let standardOutput = OutputFile(descriptor: STDOUT_FILENO, path: "standard output")
  package static let standardError = OutputFile(descriptor: STDERR_FILENO, path: "standard error")

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    isOwned = false
  }

  /// Makes an empty file, in place of one that may be there.
  ///
  /// - Parameter isPrivate: whether a file that is made is for its owner alone; one that is there keeps its permissions.
  package init(creating path: String, isPrivate: Bool = false) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw .current(path) }
    self.path = path
    self.descriptor = descriptor
    isOwned = true
  }

  deinit { if isOwned { close(descriptor) } }

  /// Whether a person looks at it.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The terminal's width in columns, `nil` when it is not a terminal.
  package var width: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all bytes; a reader that has gone away (`ragspec … | head`) is no error.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno == EPIPE { return } else { try waitForRoom() }
    }
  }

  /// Waits for a pipe that another process made non-blocking; throws what else kept a write from happening.
  private func waitForRoom() throws(SystemError) {
    if errno == EINTR { return }
    guard errno == EAGAIN else { throw .current(path) }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }

  package func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }

  /// Waits until the bytes are on the disk.
  package func synchronize() throws(SystemError) {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .current(path) }
  }
}
