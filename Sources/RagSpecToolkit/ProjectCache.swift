package import ContentDigest
package import RagSpecCache
package import RagSpecCore
import RagSpecProviders
import RagSpecSuites

extension Project {
  /// Returns the recordings of the project: cassettes, then the local cache. Nothing is opened when the mode needs none.
  ///
  /// - Parameter time: seconds since 1970 in UTC; what was recorded before counts as not recorded.
  package func responseCache(for mode: CacheMode, notBefore time: Int = .min) throws(InvalidInput) -> LayeredCache {
    let cassettes = mode.reads ? try Cassettes(folders: cassetteFolders()) : try Cassettes(folders: [])
    return LayeredCache(
      cassettes: cassettes.recorded(notBefore: time), local: LocalCache(path: try cachePath(), notBefore: time))
  }

  /// Returns the recordings that other machines share; `nil` when the project names no store, and when the mode asks nobody.
  ///
  /// Nothing is opened before something is asked for.
  func sharedLayer(for mode: CacheMode, over transport: any HTTPTransport) throws(InvalidInput) -> SharedLayer? {
    guard mode.records, let settings = try endpointReader.remoteStore() else { return nil }
    return SharedLayer(
      HTTPObjectStore(settings, over: transport),
      outbox: settings.access == .readWrite ? "\(try cachePath())-unsent" : nil, timeout: settings.timeout)
  }

  /// Returns how many of the requests the cassettes hold an answer to.
  package func cassetteCount(of keys: Set<SHA256Digest>) throws(InvalidInput) -> Int {
    guard !keys.isEmpty else { return 0 }
    let cassettes = try Cassettes(folders: cassetteFolders())
    return keys.count { cassettes[$0] != nil }
  }
}
