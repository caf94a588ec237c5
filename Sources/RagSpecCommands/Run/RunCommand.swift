internal import ArgumentParser
import RagSpecCore

/// `ragspec run`.
struct RunCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run suites and judge what comes out.",
    discussion: """
      Results go to standard output, progress and diagnostics to standard error.

      EXAMPLES
        ragspec run                                 everything under scenarios/
        ragspec run scenarios/tables/prices.yaml    one suite
        ragspec run scenarios/tables/prices.yaml:42 the case at line 42
        ragspec run prices/q3-services              a case by its id
        ragspec run --tag smoke --cache replay      recorded answers only, as in CI
        ragspec run --cache refresh prices          asks one suite anew
        ragspec run -o report.xml -o run.json       a JUnit report and a run record, too
        ragspec run --max-cost 0.50 --max-time 5m   no more than that; the rest is skipped, and the exit code is 3
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp("\(CacheWord.help)", valueName: "mode"))
  var cache: CacheWord = .auto

  @Option(
    help: ArgumentHelp(
      "Recordings older than this, such as 12h or 30d, count as not recorded: they are called for, and with '--cache replay' missing.",
      valueName: "duration"))
  var maxAge: String?

  @Flag(help: "Write the responses of the run to the project's cassettes as well.")
  var record = false

  @Option(
    help: ArgumentHelp(
      "A regular expression whose matches are written to cassettes as [redacted]; with '--record'. Repeatable.",
      valueName: "pattern"))
  var redact: [String] = []

  @Option(
    name: [.customShort("j"), .long],
    help: ArgumentHelp("Calls under way at once for each endpoint.", valueName: "count"))
  var concurrency: Int?

  @Flag(help: "Stop at the first case that fails or cannot be scored; the rest is skipped.")
  var failFast = false

  @Option(
    help: ArgumentHelp(
      "Ask endpoints no more than so many times, retries included; the rest is skipped.", valueName: "count"))
  var maxCalls: String?

  @Option(
    help: ArgumentHelp(
      "Begin no call when this much is spent, by the prices of the endpoints; the rest is skipped.", valueName: "amount"
    ))
  var maxCost: String?

  @Option(
    help: ArgumentHelp("Begin nothing after this time, such as 90s or 5m; the rest is skipped.", valueName: "duration"))
  var maxTime: String?

  @OptionGroup var output: ReportOptions
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard record || redact.isEmpty else { throw ValidationError("'--redact' is for what '--record' writes") }
    if let concurrency, !RunRequest.concurrencies.contains(concurrency) {
      throw ValidationError("'--concurrency' takes a number from 1 to 1024")
    }
    if let maxAge {
      guard AgeArgument.seconds(maxAge) != nil else {
        throw ValidationError("'--max-age' takes a time such as 90m, 12h or 30d, not '\(maxAge)'")
      }
      if cache == .refresh || cache == .all || cache == .off {
        throw ValidationError("'--max-age' is about recordings, which '--cache \(cache.rawValue)' does not read")
      }
    }
    if let maxCalls, BudgetArgument.calls(maxCalls) == nil {
      throw ValidationError("'--max-calls' takes a whole number of 0 or more, not '\(maxCalls)'")
    }
    if let maxCost, BudgetArgument.cost(maxCost) == nil {
      throw ValidationError("'--max-cost' takes an amount of 0 or more, such as 2.50, not '\(maxCost)'")
    }
    if let maxTime, BudgetArgument.time(maxTime) == nil {
      throw ValidationError("'--max-time' takes a time such as 90s, 5m or 1h, not '\(maxTime)'")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode { try request.perform(console) }

  var request: RunRequest {
    RunRequest(
      paths: selection.paths, filters: selection.filter, tags: selection.tag, cache: cache,
      maxAge: maxAge.flatMap(AgeArgument.seconds), records: record, redactions: redact,
      concurrency: concurrency, stopsAtFirstFailure: failFast, format: output.format, outputs: output.output,
      verbosity: output.verbosity, project: project.project, limits: limits)
  }

  private var limits: RunBudget.Limits {
    RunBudget.Limits(
      calls: maxCalls.flatMap(BudgetArgument.calls), cost: maxCost.flatMap(BudgetArgument.cost),
      time: maxTime.flatMap(BudgetArgument.time))
  }
}
