package import RagSpecCache
package import RagSpecCore

extension Project {
  /// Returns the recordings of the project: cassettes, then the local cache. Nothing is opened when the mode needs none.
  package func responseCache(for mode: CacheMode) throws(InvalidInput) -> LayeredCache {
    let cassettes = mode.reads ? try Cassettes(folders: cassetteFolders()) : try Cassettes(folders: [])
    return LayeredCache(cassettes: cassettes, local: LocalCache(path: try cachePath()))
  }
}
