import ContentDigest
import RagSpecCore
import Synchronization
import SystemFiles

/// Which calls this process has taken on, told to the others by locks on a file beside the cache.
///
/// A claim is a lock on one byte, whose place is taken from the key: the system takes it back when a process dies, so that
/// none is ever void and none waits for a dead one. Where there can be no locks, every claim is granted: two processes may
/// then make the same call, as they would without.
final class CallClaims: Sendable {
  private let path: String
  private let state = Mutex(State())

  private struct State {
    var locks: RangeLocks?
    var cannotLock = false
    var held: Set<SHA256Digest> = []
  }

  /// - Parameter path: of the cache. The file beside it is made for the first claim, and stays there, empty.
  init(besideCache path: String) { self.path = Self.file(besideCache: path) }

  static func file(besideCache path: String) -> String { path + "-claims" }

  /// Returns `false` while another process has the claim.
  func claim(_ key: SHA256Digest) -> Bool {
    state.withLock { state in
      guard let locks = openLocks(&state) else { return true }
      do throws(SystemError) {
        guard try locks.tryLock(Self.place(of: key)) else { return false }
        state.held.insert(key)
      } catch { state.cannotLock = true }
      return true
    }
  }

  /// Gives back claims; keys that were not claimed are passed over.
  func release(_ keys: some Sequence<SHA256Digest>) {
    state.withLock { state in
      guard !state.held.isEmpty else { return }
      for key in keys where state.held.remove(key) != nil { state.locks?.unlock(Self.place(of: key)) }
    }
  }

  private func openLocks(_ state: inout State) -> RangeLocks? {
    if state.locks != nil || state.cannotLock { return state.locks }
    do throws(SystemError) {
      try File.makeFolder(FilePath.parent(of: path))
      state.locks = try RangeLocks(path: path)
    } catch { state.cannotLock = true }
    return state.locks
  }

  /// A byte for each key, as far as 62 bits tell them apart: a file has no more places.
  private static func place(of key: SHA256Digest) -> Int {
    key.withUnsafeBytes { Int(UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) >> 2) }
  }

  /// Whether the file system refuses locks, rather than that somebody holds one; `false` where that cannot be told.
  static func areRefused(besideCache path: String) -> Bool {
    do throws(SystemError) {
      _ = try RangeLocks(path: file(besideCache: path)).tryLock(.max - 1)
      return false
    } catch { return error.refusesLocks }
  }
}
