internal import Glibc

/// Places of a file that processes lock, to tell each other what they are at; nothing is written to it.
///
/// The locks are those of an open file (`F_OFD_SETLK`): the system takes them back when the process ends, however it ends.
/// Two values of this type are strangers to each other, be they in one process or in two.
package final class RangeLocks: Sendable {
  private let path: String
  private let descriptor: Int32

  /// `F_OFD_SETLK` of Linux, which the headers show to C with extensions only.
  private static let setOwnLock: Int32 = 37

  /// Opens the file, and makes it when it is missing.
  package init(path: String) throws(SystemError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .current(path) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Locks a place, without waiting; returns `false` while somebody else has it. What is locked already stays so.
  ///
  /// - Parameter place: 0 or more; the file need not be so long.
  package func tryLock(_ place: Int) throws(SystemError) -> Bool {
    if set(F_WRLCK, place) { return true }
    guard errno == EAGAIN || errno == EACCES else { throw .current(path) }
    return false
  }

  /// Gives a place free; one that is not locked stays so.
  package func unlock(_ place: Int) { _ = set(F_UNLCK, place) }

  private func set(_ kind: Int32, _ place: Int) -> Bool {
    var lock = Glibc.flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(place)
    lock.l_len = 1
    while fcntl(descriptor, Self.setOwnLock, &lock) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }
}
