internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache ls`.
struct CacheListCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "List the recordings of the local cache, newest first.",
    discussion: """
      A line each: the first digits of the key, when it was recorded, the model, tokens, and the answer's beginning. \
      Several conditions must all hold.

      EXAMPLES
        ragspec cache ls --newer-than 1 --sort latency     what was slow since yesterday
        ragspec cache ls --model mini --text sorry         what a model was sorry about
      """)

  enum Order: String, CaseIterable, ExpressibleByArgument { case time, size, latency, tokens }

  @Option(
    help: ArgumentHelp("Only models whose name holds this text, or applications by their address.", valueName: "text"))
  var model: String?

  @Option(help: ArgumentHelp("Only answers that hold this text, in capital or small letters.", valueName: "text"))
  var text: String?

  @Option(help: ArgumentHelp("Only what was recorded less than so many days ago.", valueName: "days"))
  var newerThan: Int?

  @Option(help: ArgumentHelp("Only what was recorded more than so many days ago.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Only recordings that are pinned.")
  var pinned = false

  @Flag(help: "Only recordings that no case under scenarios/ asks for; those of cassettes, too.")
  var unused = false

  @Option(help: "What comes first: the newest, or the greatest.")
  var sort = Order.time

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("At most so many lines; 0 for all.", valueName: "count"))
  var limit = 50

  @Flag(help: "JSON Lines, with whole requests and answers.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    for (name, days) in [("--newer-than", newerThan), ("--older-than", olderThan)] {
      if let days, days < 0 { throw ValidationError("'\(name)' takes a number of days, 0 or more") }
    }
    guard limit >= 0 else { throw ValidationError("'--limit' takes a number of lines, 0 for all") }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let used = unused ? try UsedKeys.all(in: project) : []
    let path = try project.cachePath()
    var list = RecordingList(limit: json ? 0 : limit)
    if unused { try listCassettes(of: project, without: used, &list, console) }
    let code = try CacheAccess.perform(console) { () throws(CacheError) in
      let catalog = try CacheCatalog(path: path)
      var found: [StoredResponse] = []
      try catalog.forEachStored { stored in
        guard isWanted(stored), !used.contains(stored.response.key) else { return }
        if sort == .time { list.add { console.print(text(of: stored)) } } else { found.append(stored) }
      }
      // Equal ones stay newest first.
      for (_, stored) in found.enumerated().sorted(by: {
        precedes($0.element.response, $1.element.response) ?? ($0.offset < $1.offset)
      }) {
        list.add { console.print(text(of: stored)) }
      }
    }
    if list.unshown > 0 { console.printError("… \(list.unshown) more (--limit 0 shows all)") }
    if list.count == 0 { console.printError("nothing \(isConditional ? "like that " : "")is recorded in '\(path)'") }
    return code
  }

  /// Recordings that are committed, and that no case asks for any more: the next complete `run --record` drops them.
  private func listCassettes(
    of project: Project, without used: Set<SHA256Digest>, _ list: inout RecordingList, _ console: Console
  ) throws(InvalidInput) {
    guard !pinned else { return }
    for response in try Cassettes(folders: project.cassetteFolders()).all where !used.contains(response.key) {
      let stored = StoredResponse(response: response, digest: nil, isPinned: false)
      guard isWanted(stored) else { continue }
      list.add {
        console.print(json ? RecordingText(response).json : RecordingText(response).line + "  (cassette)")
      }
    }
  }

  private var isConditional: Bool {
    model != nil || text != nil || newerThan != nil || olderThan != nil || pinned || unused
  }

  private func text(of stored: StoredResponse) -> String {
    let text = RecordingText(stored.response, isPinned: stored.isPinned)
    return json ? text.json : text.line
  }

  private func isWanted(_ stored: StoredResponse) -> Bool {
    let response = stored.response
    let age = WallClock.now - response.answer.recordedAt
    return (stored.isPinned || !pinned) && newerThan.map { age < $0 * 86_400 } ?? true
      && olderThan.map { age > $0 * 86_400 } ?? true
      && model.map { RecordingText(response).model.contains($0) } ?? true
      && text.map { response.answer.output.content.lowercased().contains($0.lowercased()) } ?? true
  }

  /// Whether a recording comes before another one; `nil` when they are equal.
  private func precedes(_ one: RecordedResponse, _ other: RecordedResponse) -> Bool? {
    let (first, second) = (size(of: one), size(of: other))
    return first == second ? nil : first > second
  }

  private func size(of response: RecordedResponse) -> Double {
    switch sort {
    case .time: Double(response.answer.recordedAt)
    case .size: Double(response.request.count + response.answer.output.content.utf8.count)
    case .latency: response.answer.latency / .seconds(1)
    case .tokens: Double(response.answer.output.usage.map { $0.input + $0.output } ?? 0)
    }
  }
}

/// Counts what is listed, and shows as much as may be shown.
private struct RecordingList {
  let limit: Int
  private(set) var count = 0

  init(limit: Int) { self.limit = limit }

  var unshown: Int { limit == 0 ? 0 : max(count - limit, 0) }

  mutating func add(_ show: () -> Void) {
    count += 1
    if limit == 0 || count <= limit { show() }
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
    } catch { throw InvalidInput(error) }
  }
}

extension InvalidInput {
  /// A cache that cannot be read or changed.
  init(_ error: CacheError) { self.init("cache", error.message, at: nil, hint: error.hint) }
}
