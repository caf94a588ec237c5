package import ContentDigest
package import RagSpecCache
package import RagSpecCore

extension Project {
  /// Returns the recordings of the project: cassettes, then the local cache. Nothing is opened when the mode needs none.
  ///
  /// - Parameter time: seconds since 1970 in UTC; what was recorded before counts as not recorded.
  package func responseCache(for mode: CacheMode, notBefore time: Int = .min) throws(InvalidInput) -> LayeredCache {
    let cassettes = mode.reads ? try Cassettes(folders: cassetteFolders()) : try Cassettes(folders: [])
    return LayeredCache(
      cassettes: cassettes.recorded(notBefore: time), local: LocalCache(path: try cachePath(), notBefore: time))
  }

  /// Returns how many of the requests the cassettes hold an answer to.
  package func cassetteCount(of keys: Set<SHA256Digest>) throws(InvalidInput) -> Int {
    guard !keys.isEmpty else { return 0 }
    let cassettes = try Cassettes(folders: cassetteFolders())
    return keys.count { cassettes[$0] != nil }
  }
}
