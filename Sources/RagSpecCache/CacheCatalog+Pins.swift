package import ContentDigest
package import RagSpecCore
import RagSpecSQLite

extension CacheCatalog {
  /// Keeps recordings: they are neither pruned nor removed. Returns how many were not kept before.
  ///
  /// - Parameter time: seconds since 1970 in UTC.
  package func pin(_ keys: [SHA256Digest], at time: Int) throws(CacheError) -> Int {
    try change("INSERT OR IGNORE INTO pin (key, pinned_at) SELECT key, \(time) FROM response WHERE key = ?1", for: keys)
  }

  /// Keeps recordings no longer; returns how many were kept.
  package func unpin(_ keys: [SHA256Digest]) throws(CacheError) -> Int {
    try change("DELETE FROM pin WHERE key = ?1", for: keys)
  }

  /// The keys of pins of which nothing is recorded.
  package func orphanedPins() throws(CacheError) -> [SHA256Digest] {
    guard try hasPins else { return [] }
    var keys: [SHA256Digest] = []
    try read("SELECT key FROM pin WHERE NOT EXISTS (SELECT 1 FROM response WHERE response.key = pin.key)") {
      statement throws(SQLiteError) in
      while try statement.step() { if let key = statement.key(0) { keys.append(key) } }
    }
    return keys
  }
}
