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

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    var keys: [SHA256Digest] = []
    for name in names { keys += try RecordingNames(project: project).recordings(named: name).map(\.key) }
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let removed = try CacheCatalog(path: path).remove(keys)
      console.print("removed \(removed) recordings")
      if removed < keys.count {
        console.printError("\(keys.count - removed) stand in cassettes, which are files to edit")
      }
    }
  }
}
