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
        ragspec run -o report.xml -o run.json       a JUnit report and a run record, too
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp(
      "auto: answer from recordings, call for the rest. replay: recordings only. refresh: call for everything and record it anew. off: call for everything, record nothing.",
      valueName: "mode"))
  var cache: CacheMode = .auto

  @Flag(help: "Write the responses of the run to the project's cassettes as well.")
  var record = false

  @Option(
    name: [.customShort("j"), .long],
    help: ArgumentHelp("Calls under way at once for each endpoint.", valueName: "count"))
  var concurrency: Int?

  @Flag(help: "Stop at the first case that fails or cannot be scored; the rest is skipped.")
  var failFast = false

  @OptionGroup var output: ReportOptions
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if let concurrency, !RunRequest.concurrencies.contains(concurrency) {
      throw ValidationError("'--concurrency' takes a number from 1 to 1024")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode { try request.perform(console) }

  var request: RunRequest {
    RunRequest(
      paths: selection.paths, filters: selection.filter, tags: selection.tag, cache: cache, records: record,
      concurrency: concurrency, stopsAtFirstFailure: failFast, format: output.format, outputs: output.output,
      verbosity: output.verbosity, project: project.project)
  }
}
