internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache pin`.
struct CachePinCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Keep recordings of the local cache: 'prune' and 'rm' leave them alone.",
    discussion: """
      For answers that cannot be had again, such as those of a model that is going to be switched off. 'refresh' replaces \
      the answer of a pinned recording, and it stays pinned.

      EXAMPLES
        ragspec cache pin revenue/q3-services     what the case asks, its matchers' questions too
        ragspec cache ls --pinned
      """)

  @Argument(help: ArgumentHelp("First digits of keys (at least four), or cases.", valueName: "key-or-case"))
  var names: [String]

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let (keys, others) = try LocalKeys.named(names, in: project)
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let pinned = try CacheCatalog(path: path).pin(keys, at: WallClock.now)
      console.print(
        "pinned \(pinned) recordings" + (pinned < keys.count ? ", \(keys.count - pinned) were already" : ""))
      if others > 0 { console.printError("\(others) stand in cassettes alone, from which nothing is pruned") }
    }
  }
}

/// `ragspec cache unpin`.
struct CacheUnpinCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpin", abstract: "Let 'prune' and 'rm' have pinned recordings again.")

  @Argument(help: ArgumentHelp("First digits of keys (at least four), or cases.", valueName: "key-or-case"))
  var names: [String]

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let keys = try LocalKeys.named(names, in: project).keys
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      console.print("unpinned \(try CacheCatalog(path: path).unpin(keys)) recordings")
    }
  }
}

/// The keys of recordings in the local cache that names mean.
private enum LocalKeys {
  /// - Returns: the keys, and how many more stand in cassettes alone.
  static func named(
    _ names: [String], in project: Project
  ) throws(InvalidInput) -> (keys: [SHA256Digest], others: Int) {
    var (local, committed): (Set<SHA256Digest>, Set<SHA256Digest>) = ([], [])
    for name in names {
      for version in try RecordingNames(project: project).versions(named: name) {
        if version.origin == .cassette {
          committed.insert(version.response.key)
        } else {
          local.insert(version.response.key)
        }
      }
    }
    return (local.sorted(), committed.subtracting(local).count)
  }
}
