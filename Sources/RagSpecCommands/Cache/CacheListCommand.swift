internal import ArgumentParser
import JSONText
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache ls`.
struct CacheListCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "List the recordings of the local cache, newest first.",
    discussion:
      "A line each: the first digits of the key, when it was recorded, the model, tokens, and the answer's beginning.")

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("At most so many lines; 0 for all.", valueName: "count"))
  var limit = 50

  @Flag(help: "JSON Lines, with whole requests and answers.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let path = try project.open(console).cachePath()
    var count = 0
    return try CacheAccess.perform(console) { () throws(CacheError) in
      try CacheCatalog(path: path).forEach { response in
        count += 1
        if json {
          console.print(RecordingText(response).json)
        } else if limit == 0 || count <= limit {
          console.print(RecordingText(response).line)
        }
      }
      if !json, limit > 0, count > limit { console.printError("… \(count - limit) more (--limit 0 shows all)") }
      if count == 0 { console.printError("nothing is recorded in '\(path)'") }
    }
  }
}

/// Runs what reads or changes a cache, and tells what went wrong with it.
enum CacheAccess {
  static func perform(
    _ console: Console, _ body: () throws(CacheError) -> Void
  ) throws(InvalidInput) -> RagSpecCore.ExitCode {
    do throws(CacheError) {
      try body()
      return .success
    } catch { throw InvalidInput("cache", error.message, at: nil, hint: error.hint) }
  }
}
