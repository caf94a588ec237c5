internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache rm`.
struct CacheRemoveCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm", abstract: "Remove recordings from the local cache; cassettes stay as they are.")

  @Argument(help: ArgumentHelp("First digits of keys (at least four), or cases.", valueName: "key-or-case"))
  var names: [String]

  @Flag(help: "Remove pinned recordings, too.")
  var force = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    var found: [PlacedRecording] = []
    for name in names { found += try RecordingNames(project: project).versions(named: name) }
    let local = found.filter { $0.origin == .cached }
    let pinned = Set(local.filter { $0.isPinned && !force }.map(\.response.key)).count
    let committed = Set(found.map(\.response.key)).subtracting(local.map(\.response.key)).count
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let removed = try CacheCatalog(path: path).remove(local.map(\.response.key), evenPinned: force)
      console.print("removed \(removed) recordings")
      if pinned > 0 { console.printError("\(pinned) are pinned: '--force' removes them") }
      if committed > 0 { console.printError("\(committed) stand in cassettes, which are files to edit") }
    }
  }
}
