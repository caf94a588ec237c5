import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// A recording, and the layer that has it.
struct PlacedRecording {
  let response: RecordedResponse
  let origin: Origin
  /// Whether it is kept until somebody says otherwise, which only those of the local cache can be.
  var isPinned = false

  var layer: String { origin == .cassette ? "cassette" : "local cache" }

  /// Its key's first digits, when it was made, and where it is.
  var title: String {
    "\(response.key.hex.prefix(12))  \(WallClock.timestamp(response.answer.recordedAt))  \(layer)"
  }
}

/// All recordings of a project: what cassettes have, then what the local cache has, whatever is in both.
struct RecordingShelf {
  private let project: Project
  private let hasCassettes: Bool

  /// - Parameter withCassettes: whether what is committed is on it as well as the local cache.
  init(_ project: Project, withCassettes: Bool = true) { (self.project, hasCassettes) = (project, withCassettes) }

  /// Calls the body for each recording whose key begins with some hexadecimal digits; of each layer, in its order: by key in
  /// cassettes, the newest first in the local cache.
  func forEach(keyPrefix prefix: String = "", _ body: (PlacedRecording) -> Void) throws(InvalidInput) {
    let committed = hasCassettes ? try Cassettes(folders: project.cassetteFolders()).all : []
    for response in committed where response.key.hex.hasPrefix(prefix) {
      body(PlacedRecording(response: response, origin: .cassette))
    }
    do throws(CacheError) {
      // A path that cannot be expanded names nothing.
      try CacheCatalog(path: (try? project.cachePath()) ?? "").forEachStored(keyPrefix: prefix) { stored in
        body(PlacedRecording(response: stored.response, origin: .cached, isPinned: stored.isPinned))
      }
    } catch { throw InvalidInput(error) }
  }
}
