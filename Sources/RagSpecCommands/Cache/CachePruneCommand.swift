internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache prune`.
struct CachePruneCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove recordings that are old, or that no case asks for.",
    discussion: """
      Where both conditions are given, both must hold.

      EXAMPLES
        ragspec cache prune --unused --dry-run     what no case of the project asks for any more
        ragspec cache prune --older-than 30        what was recorded more than 30 days ago
      """)

  @Option(help: ArgumentHelp("Only recordings older than so many days.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Only recordings that no case under scenarios/ asks for.")
  var unused = false

  @Flag(name: [.customShort("n"), .long], help: "List what would go, and remove nothing.")
  var dryRun = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard unused || olderThan != nil else {
      throw ValidationError("say what is to go: '--unused', '--older-than DAYS', or both")
    }
    if let olderThan, olderThan < 0 { throw ValidationError("'--older-than' takes a number of days, 0 or more") }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let used = unused ? try Self.usedKeys(in: project) : []
    let limit = olderThan.map { WallClock.now - $0 * 86_400 } ?? .max
    let path = try project.cachePath()
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let catalog = try CacheCatalog(path: path)
      var keys: [SHA256Digest] = []
      try catalog.forEach { response in
        guard response.answer.recordedAt < limit, !used.contains(response.key) else { return }
        keys.append(response.key)
        if dryRun { console.print(RecordingText(response).line) }
      }
      if dryRun { return console.print("\(keys.count) recordings would be removed") }
      let removed = try catalog.remove(keys)
      if removed > 0 { try catalog.compact() }
      console.print("removed \(removed) recordings")
    }
  }

  private static func usedKeys(in project: Project) throws(InvalidInput) -> Set<SHA256Digest> {
    let suites = try LoadedSuites(arguments: [], project: project).suites
    let plan = Plan(suites: suites.map { Plan.SuitePlan(suite: $0, cases: $0.cases) })
    if let name = plan.suitesOfPrograms.first {
      throw InvalidInput(
        "unknown-use", "what the matchers of '\(name)' ask follows from what a program answers, which is not started",
        at: nil, hint: "'--older-than DAYS' needs no program")
    }
    return try InterruptibleTask.run { (_) async throws(InvalidInput) in try await project.requestKeys(of: plan) }
  }
}
