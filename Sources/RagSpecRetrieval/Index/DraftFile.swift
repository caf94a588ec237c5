internal import Glibc
import SystemFiles

/// A file under a name of its own that takes its place only when it is complete, so that nobody sees a part of it.
struct DraftFile {
  let path: String
  private let destination: String

  private static let suffix = ".tmp"
  /// Nobody works on a draft for longer: who left it was killed.
  private static let longestLife = 3600

  init(of destination: String) {
    self.destination = destination
    path = "\(destination).\(String(UInt64.random(in: .min ... .max), radix: 36))\(Self.suffix)"
  }

  /// Puts the draft in place of what was there; whoever has that open keeps it.
  func moveIntoPlace() throws(SystemError) {
    guard rename(path, destination) == 0 else { throw SystemError(path: destination, code: errno) }
  }

  /// Removes the draft if it is still there.
  func discard() { unlink(path) }

  /// Removes files that were in the place of one before, and drafts that nobody will finish.
  ///
  /// A process that still reads one of the files keeps what it has open, and makes it anew if it needs more.
  static func removeOthers(than name: String, in folder: String, prefix: String, suffix: String) {
    for other in (try? File.entries(of: folder)) ?? [] where other.hasPrefix(prefix) && other != name {
      let path = FilePath.join(folder, other)
      if other.hasSuffix(suffix) || isAbandoned(path) { try? File.remove(path) }
    }
  }

  /// Whether the file is a draft that nobody will finish.
  private static func isAbandoned(_ path: String) -> Bool {
    var status = stat()
    guard path.hasSuffix(suffix), stat(path, &status) == 0 else { return false }
    return status.st_mtim.tv_sec < time(nil) - longestLife
  }
}
