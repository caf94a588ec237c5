internal import ArgumentParser
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache ls`.
struct CacheListCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "List the recordings of the local cache, newest first.",
    discussion: """
      A line each: the first digits of the key, when it was recorded, the model, tokens, and the answer's beginning. \
      Several conditions must all hold. Of suites and cases that are named, cassettes' recordings are listed, too.

      EXAMPLES
        ragspec cache ls --newer-than 1 --sort latency     what was slow since yesterday
        ragspec cache ls --model mini --text sorry         what a model was sorry about
        ragspec cache ls prices --larger-than 10KB         long ones that a suite uses
      """)

  enum Order: String, CaseIterable, ExpressibleByArgument { case time, size, latency, tokens }

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var filter: RecordingFilter

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
    guard limit >= 0 else { throw ValidationError("'--limit' takes a number of lines, 0 for all") }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: selection.paths, console)
    let path = try project.cachePath()
    let used = unused ? try UsedKeys.all(in: project) : []
    let chosen = try selection.keys(in: project)
    let isWanted = try filter.condition(in: project)
    let shelf = RecordingShelf(project, withCassettes: unused || chosen != nil)
    var list = RecordingList(limit: json ? 0 : limit)
    // The local cache alone comes in this order, however large it is.
    let isSorted = sort == .time && !unused && chosen == nil
    var found: [PlacedRecording] = []
    try shelf.forEach { recording in
      let key = recording.response.key
      guard chosen?.contains(key) ?? true, !used.contains(key), recording.isPinned || !pinned,
        isWanted(recording.response)
      else { return }
      if isSorted { list.add { console.print(text(of: recording)) } } else { found.append(recording) }
    }
    for recording in sorted(found) { list.add { console.print(text(of: recording)) } }
    if list.unshown > 0 { console.printError("… \(list.unshown) more (--limit 0 shows all)") }
    if list.count == 0 { console.printError("nothing \(isConditional ? "like that " : "")is recorded in '\(path)'") }
    return .success
  }

  private var isConditional: Bool { !filter.isEmpty || !selection.isEmpty || pinned || unused }

  private func text(of recording: PlacedRecording) -> String {
    let text = RecordingText(recording, users: nil)
    return json ? text.json : text.line + (recording.origin == .cassette ? "  (cassette)" : "")
  }

  /// Equal ones stay as they are.
  private func sorted(_ recordings: [PlacedRecording]) -> [PlacedRecording] {
    recordings.enumerated().sorted { one, other in
      precedes(one.element.response, other.element.response) ?? (one.offset < other.offset)
    }.map(\.element)
  }

  /// Whether a recording comes before another one; `nil` when they are equal.
  private func precedes(_ one: RecordedResponse, _ other: RecordedResponse) -> Bool? {
    let (first, second) = (size(of: one), size(of: other))
    return first == second ? nil : first > second
  }

  private func size(of response: RecordedResponse) -> Double {
    switch sort {
    case .time: Double(response.answer.recordedAt)
    case .size: Double(response.size)
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
