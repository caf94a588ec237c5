import ContentDigest
import RagSpecCore
import SystemFiles

/// Recordings that a store does not have yet: a file each, by its key.
///
/// A file is made when an answer has come and removed when the store has taken it, so that what a process could not send,
/// because the store was away or the process was killed, waits for the next one. Two processes that send the same file do
/// no harm.
struct Outbox: Sendable {
  let folder: String

  /// Puts a recording in; returns whether that could be done.
  func keep(_ object: [UInt8], key: SHA256Digest) -> Bool {
    do throws(SystemError) {
      try File.makeFolder(folder)
      try File.replace(path(of: key), with: object, isPrivate: true, isSynchronized: false)
      return true
    } catch { return false }
  }

  /// What is in a file; `nil` when it was sent meanwhile, or holds something else.
  func object(_ key: SHA256Digest) -> (bytes: [UInt8], response: RecordedResponse)? {
    guard let bytes = try? File.contents(of: path(of: key)) else { return nil }
    guard let response = try? RecordingObject.response(from: bytes, key: key) else {
      remove(key)
      return nil
    }
    return (bytes, response)
  }

  func remove(_ key: SHA256Digest) { try? File.remove(path(of: key)) }

  /// Leaves nothing behind when nothing waits.
  func close() { File.removeEmptyFolder(folder) }

  /// The keys of all that waits, in their order.
  var keys: [SHA256Digest] {
    guard File.kind(of: folder) != nil else { return [] }
    return ((try? File.entries(of: folder)) ?? []).compactMap { SHA256Digest(hex: $0) }
  }

  private func path(of key: SHA256Digest) -> String { FilePath.join(folder, key.hex) }
}
