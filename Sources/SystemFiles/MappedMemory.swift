internal import Glibc

/// Memory that is a file, or looks like one: too much to be read into the process and copied.
///
/// The system brings in what is looked at, and takes back what it needs for others. Whoever shortens the file under it ends
/// the process, so that files that are mapped are replaced as a whole and never changed.
package final class MappedMemory: @unchecked Sendable {
  // Unchecked: the address and the size never change. Who writes while others read is for the owner to rule out.
  private let start: UnsafeMutableRawPointer
  package let size: Int

  private init(start: UnsafeMutableRawPointer, size: Int) {
    self.start = start
    self.size = size
  }

  deinit { munmap(start, size) }

  /// The bytes of a file, for reading.
  package static func reading(_ path: String) throws(SystemError) -> MappedMemory {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current(path) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw SystemError(path: path, code: EINVAL) }
    return try map(Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, path)
  }

  /// A new file of zeros, for reading and writing; the room on the disk is there when it returns.
  ///
  /// - Parameter size: 1 or more.
  package static func creating(_ path: String, size: Int) throws(SystemError) -> MappedMemory {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .current(path) }
    defer { close(descriptor) }
    // Without the room, the first write beyond it would end the process.
    let failure = posix_fallocate(descriptor, 0, off_t(size))
    guard failure == 0 else {
      unlink(path)
      throw SystemError(path: path, code: failure)
    }
    return try map(size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, path)
  }

  /// Zeros that are no file, for reading and writing.
  ///
  /// - Parameter size: 1 or more.
  package static func withoutFile(size: Int) throws(SystemError) -> MappedMemory {
    try map(size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, "memory")
  }

  private static func map(
    _ size: Int, _ protection: Int32, _ flags: Int32, _ descriptor: Int32, _ path: String
  ) throws(SystemError) -> MappedMemory {
    guard let start = mmap(nil, size, protection, flags, descriptor, 0), start != MAP_FAILED else {
      throw .current(path)
    }
    return MappedMemory(start: start, size: size)
  }

  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: size) }

  /// Only of memory that was made for writing.
  package var writableBytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: start, count: size) }

  /// Waits until what was written is on the disk.
  package func synchronize() throws(SystemError) {
    guard msync(start, size, MS_SYNC) == 0 else { throw .current("memory") }
  }
}
