internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache prune`.
struct CachePruneCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove recordings that are old, that no case asks for, or that are too much.",
    discussion: """
      Where several conditions are given, all must hold: of what is old or unused, '--max-size' removes what was recorded \
      first, until the file is small enough. Pinned recordings stay.

      EXAMPLES
        ragspec cache prune --unused --dry-run     what no case of the project asks for any more
        ragspec cache prune --older-than 30        what was recorded more than 30 days ago
        ragspec cache prune --max-size 100MB       the oldest, until the file has no more than that
      """)

  @Option(help: ArgumentHelp("Only recordings older than so many days.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Only recordings that no case under scenarios/ asks for.")
  var unused = false

  @Option(
    help: ArgumentHelp("The oldest, until the file has at most this size, such as 100MB or 2GiB.", valueName: "size"))
  var maxSize: String?

  @Flag(name: [.customShort("n"), .long], help: "List what would go, and remove nothing.")
  var dryRun = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard unused || olderThan != nil || maxSize != nil else {
      throw ValidationError("say what is to go: '--unused', '--older-than DAYS', '--max-size SIZE', or several of them")
    }
    if let olderThan, olderThan < 0 { throw ValidationError("'--older-than' takes a number of days, 0 or more") }
    if let maxSize, ByteSize.bytes(maxSize) == nil {
      throw ValidationError("'--max-size' takes a size such as 100MB, not '\(maxSize)'")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let used = unused ? try UsedKeys.all(in: project) : []
    let limit = olderThan.map { WallClock.now - AgeArgument.seconds(ofDays: $0) } ?? .max
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let catalog = try CacheCatalog(path: path)
      var pruning = Pruning()
      try catalog.forEachStored { stored in
        pruning.consider(
          stored, mayGo: stored.response.answer.recordedAt < limit && !used.contains(stored.response.key))
      }
      if let size = maxSize.flatMap(ByteSize.bytes) { pruning.limit(to: size, of: try catalog.statistics().bytes) }
      if pruning.keptPins > 0 { console.printError("\(pruning.keptPins) are pinned, and stay") }
      guard !dryRun else { return try tell(pruning, of: catalog, console) }
      let removed = try catalog.remove(pruning.keys)
      if removed > 0 { try catalog.compact() }
      console.print("removed \(removed) recordings")
    }
  }

  private func tell(_ pruning: Pruning, of catalog: CacheCatalog, _ console: Console) throws(CacheError) {
    let keys = Set(pruning.keys)
    try catalog.forEach { if keys.contains($0.key) { console.print(RecordingText($0).line) } }
    console.print("\(keys.count) recordings would be removed")
  }
}

/// What is going to be removed.
private struct Pruning {
  /// Recordings that may go, and what they take of the file; the newest first.
  private var candidates: [(key: SHA256Digest, bytes: Int)] = []
  private var total = 0
  private(set) var keptPins = 0

  var keys: [SHA256Digest] { candidates.map(\.key) }

  mutating func consider(_ stored: StoredResponse, mayGo: Bool) {
    let output = stored.response.answer.output
    let bytes = stored.response.request.count + output.content.utf8.count + (output.details?.json.count ?? 0)
    total += bytes
    guard mayGo else { return }
    if stored.isPinned { keptPins += 1 } else { candidates.append((stored.response.key, bytes)) }
  }

  /// Lets only so many of the oldest go that the file is small enough; the room between rows is shared out evenly.
  mutating func limit(to size: Int, of fileSize: Int) {
    let share = total > 0 ? Double(fileSize) / Double(total) : 1
    var rest = Double(fileSize)
    var count = 0
    for candidate in candidates.reversed() where rest > Double(size) {
      rest -= Double(candidate.bytes) * share
      count += 1
    }
    candidates = Array(candidates.suffix(count))
  }
}
