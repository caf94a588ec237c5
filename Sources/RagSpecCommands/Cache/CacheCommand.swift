internal import ArgumentParser

/// `ragspec cache`.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Look at recorded responses, and tidy them up.",
    discussion: """
      The local cache is an SQLite file, .ragspec/cache.sqlite unless ragspec.yaml says otherwise; cassettes are JSON Lines \
      files that are committed. A recording is named by the first digits of its key, or by a case that uses it.
      """,
    subcommands: [
      CacheListCommand.self, CacheShowCommand.self, CacheGrepCommand.self, CacheDiffCommand.self, CacheWhyCommand.self,
      CacheStatsCommand.self, CacheVerifyCommand.self, CachePinCommand.self, CacheUnpinCommand.self,
      CachePruneCommand.self, CacheRemoveCommand.self, CacheExportCommand.self, CacheImportCommand.self,
      CacheMigrateCommand.self,
    ])
}
