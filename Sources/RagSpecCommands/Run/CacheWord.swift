internal import ArgumentParser
import RagSpecCache
import RagSpecCore
import RagSpecToolkit
import SystemFiles

/// A value of `--cache`: a mode, or the word that VCR and its descendants have for one.
enum CacheWord: String, CaseIterable, ExpressibleByArgument {
  case auto, replay, refresh, off
  /// As `auto` where nothing is recorded yet, else as `replay`.
  case once
  /// As `auto`.
  case newEpisodes = "new_episodes"
  /// As `replay`.
  case nothing = "none"
  /// As `refresh`.
  case all

  static let help =
    "auto (or new_episodes): answer from recordings, call for the rest. replay (or none): recordings only. "
    + "refresh (or all): call for everything and record it anew. off: call for everything, record nothing. "
    + "once: auto where the project has no recordings yet, else replay."

  /// What the word means in a project.
  func mode(in project: Project) throws(InvalidInput) -> CacheMode {
    switch self {
    case .auto, .newEpisodes: .auto
    case .replay, .nothing: .replay
    case .refresh, .all: .refresh
    case .off: .off
    case .once: try project.hasRecordings ? .replay : .auto
    }
  }
}

extension Project {
  /// Whether there is a local cache, or a cassette, whatever may be in it.
  fileprivate var hasRecordings: Bool {
    get throws(InvalidInput) {
      if File.kind(of: try cachePath()) != nil { return true }
      for folder in try cassetteFolders() where (try? CassetteFile.paths(in: folder).isEmpty) == false { return true }
      return false
    }
  }
}
