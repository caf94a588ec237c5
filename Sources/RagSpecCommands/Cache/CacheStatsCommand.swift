internal import ArgumentParser
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache stats`.
struct CacheStatsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tell how much the local cache and the cassettes hold.")

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let path = try project.cachePath()
    let cassettes = try Cassettes(folders: project.cassetteFolders()).all
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let statistics = try CacheCatalog(path: path).statistics()
      console.print(lines(statistics, path: path).joined(separator: "\n"))
      console.print("cassettes   \(cassettes.count) recordings")
    }
  }

  private func lines(_ statistics: CacheCatalog.Statistics, path: String) -> [String] {
    var lines = [
      "cache       \(path)", "recordings  \(statistics.count)", "size        \(statistics.bytes / 1024) KiB",
    ]
    guard let oldest = statistics.oldest, let newest = statistics.newest else { return lines }
    lines.append("tokens      \(statistics.tokens.input) in, \(statistics.tokens.output) out")
    lines.append("called for  \(Int(statistics.latency / .seconds(1))) s in all")
    lines.append("recorded    \(WallClock.timestamp(oldest)) to \(WallClock.timestamp(newest))")
    return lines
  }
}
