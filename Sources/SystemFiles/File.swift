internal import Glibc
internal import ThreadPool

/// Whole files and folders, through the system's own calls: no Foundation on the way to a verdict.
package enum File {
  package enum Kind: Sendable { case file, folder, other }

  /// Returns how many bytes a file has, `nil` when there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Returns what a path names, `nil` when nothing is there.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Returns a file's bytes; pipes and devices are read to their end.
  package static func contents(of path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError(path: path, code: EISDIR) }
    return try readToEnd(descriptor, path: path, expecting: Int(status.st_size))
  }

  /// Returns what standard input holds up to its end.
  package static func standardInput() throws(SystemError) -> [UInt8] {
    try readToEnd(STDIN_FILENO, path: "standard input", expecting: 0)
  }

  private static func readToEnd(_ descriptor: Int32, path: String, expecting: Int) throws(SystemError) -> [UInt8] {
    // One byte more than expected, so that a file of the expected length is known to end.
    var wanted = expecting + 1
    var bytes = pieces(of: expecting, from: descriptor) ?? []
    var isAtEnd = false
    if bytes.isEmpty {
      bytes = try chunk(of: wanted, from: descriptor, path: path)
      isAtEnd = bytes.count < wanted
    }
    while !isAtEnd {
      wanted = 65536
      let chunk = try chunk(of: wanted, from: descriptor, path: path)
      bytes += chunk
      isAtEnd = chunk.count < wanted
    }
    return bytes
  }

  private static let pieceSize = 1 << 17

  /// Reads so many bytes on all processors, since the system takes its time to find memory for them; `nil` for a small
  /// file, and when anything is not as expected.
  private static func pieces(of count: Int, from descriptor: Int32) -> [UInt8]? {
    guard count > 2 * pieceSize else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let start = buffer.baseAddress.map(UInt.init(bitPattern:)) else { return }
      let read = ThreadPool.shared.results(count: (count + pieceSize - 1) / pieceSize) { piece in
        let offset = piece * pieceSize
        let wanted = min(pieceSize, count - offset)
        return pread(descriptor, UnsafeMutableRawPointer(bitPattern: start + UInt(offset)), wanted, offset) == wanted
      }
      isWhole = read.allSatisfy(\.self)
      if isWhole { filled = lseek(descriptor, off_t(count), SEEK_SET) == off_t(count) ? count : 0 }
    }
    return isWhole && bytes.count == count ? bytes : nil
  }

  /// Reads so many bytes, fewer only where the file ends.
  private static func chunk(of count: Int, from descriptor: Int32, path: String) throws(SystemError) -> [UInt8] {
    var error: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = read(descriptor, UnsafeMutableBufferPointer(rebasing: buffer[filled...]).baseAddress, count - filled)
        if got == 0 { return }
        if got > 0 { filled += got } else if errno != EINTR { return error = .current(path) }
      }
    }
    if let error { throw error }
    return bytes
  }

  /// Puts bytes under a path at once: a reader sees the old file or the new one, never a part.
  ///
  /// A link stays, and what it leads to is replaced. Pipes and devices are no files to replace: they are written to.
  ///
  /// - Parameters:
  ///   - isPrivate: whether nobody else on the machine may read the file.
  ///   - isSynchronized: whether to wait until the bytes are on the disk.
  package static func replace(
    _ path: String, with bytes: some Collection<UInt8>, isPrivate: Bool = false, isSynchronized: Bool = true
  ) throws(SystemError) {
    let path = FilePath.resolved(path) ?? path
    guard kind(of: path) != .other else { return try OutputFile(creating: path).write(Array(bytes)) }
    let draft = "\(path).\(getpid()).tmp"
    do throws(SystemError) {
      let handle = try OutputFile(creating: draft, isPrivate: isPrivate)
      try handle.write(Array(bytes))
      if isSynchronized { try handle.synchronize() }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let error = SystemError.current(path)
      unlink(draft)
      throw error
    }
  }

  /// Makes an empty file that nobody but its owner may read or write, unless there is one.
  package static func makePrivate(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) } else if errno != EEXIST { throw .current(path) }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(SystemError) {
    guard !path.isEmpty, kind(of: path) != .folder else { return }
    let parent = FilePath.parent(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .current(path) }
    guard kind(of: path) == .folder else { throw SystemError(path: path, code: ENOTDIR) }
  }

  package static func remove(_ path: String) throws(SystemError) {
    guard unlink(path) == 0 else { throw .current(path) }
  }

  /// Removes a folder that holds nothing; one that holds something stays.
  package static func removeEmptyFolder(_ path: String) { rmdir(path) }

  /// Returns a folder's entries in byte order, without `.` and `..`.
  package static func entries(of folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .current(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
