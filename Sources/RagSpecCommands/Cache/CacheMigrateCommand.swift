internal import ArgumentParser
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache migrate`.
struct CacheMigrateCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring a local cache that an older version wrote to the newest form.",
    discussion: """
      The first run that records does so as well, as far as it takes no time. This command also gives every answer a \
      digest, by which 'verify' finds one that somebody changed, and removes recordings that are no answers: errors, \
      what a filter withheld, what was cut off before its first word. Nothing is called.
      """)

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let path = try project.open(console).cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      guard let migration = try CacheCatalog(path: path).migrate() else {
        return console.print("there is no cache at '\(path)'")
      }
      for line in Self.lines(of: migration) { console.print(line) }
    }
  }

  private static func lines(of migration: CacheMigration) -> [String] {
    guard migration.hasChanged else { return ["the cache is of form \(migration.newForm) already: nothing to do"] }
    var lines: [String] = []
    if migration.oldForm != migration.newForm {
      lines.append("the cache was of form \(migration.oldForm), and is of form \(migration.newForm) now")
    }
    if migration.digested > 0 { lines.append("\(migration.digested) answers got a digest") }
    if migration.removed > 0 { lines.append("\(migration.removed) recordings that were no answers are removed") }
    return lines
  }
}
