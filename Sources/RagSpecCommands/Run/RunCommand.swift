internal import ArgumentParser
import RagSpecCore
import RagSpecRunner
import RagSpecToolkit
import SystemFiles

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
    if let concurrency, !(1...1024).contains(concurrency) {
      throw ValidationError("'--concurrency' takes a number from 1 to 1024")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: selection.paths, console)
    let loaded = try LoadedSuites(arguments: selection.paths, project: project)
    console.show(loaded.warnings)
    let plan = selection.plan(of: loaded)
    guard plan.caseCount > 0 else {
      console.printError("nothing was selected" + (loaded.suites.isEmpty ? ": there are no suites" : ""))
      return .nothingSelected
    }
    let desk = try ReportDesk(output, console)
    let recorder = record ? try CassetteRecorder(project: project, plan: plan) : nil
    let options = RunOptions(
      mode: cache, concurrency: concurrency, stopsAtFirstFailure: failFast, workers: Processors.count)
    return try InterruptibleTask.run { (stop) async throws(InvalidInput) in
      try await RunFlow(project: project, plan: plan, options: options, console: console)
        .run(desk: desk, recorder: recorder, stop: stop)
    }
  }
}

/// A run with its reports.
struct RunFlow: Sendable {
  let project: Project
  let plan: Plan
  let options: RunOptions
  let console: Console

  func run(
    desk: ReportDesk, recorder: CassetteRecorder?, stop: StopSignal
  ) async throws(InvalidInput) -> RagSpecCore.ExitCode {
    var (desk, recorder) = (desk, recorder)
    let session = RunSession(project: project, options: options)
    let summary = try await session.run(plan) { event in
      desk.receive(event)
      recorder?.receive(event)
    }
    do throws(CacheError) {
      for line in try recorder?.finish() ?? [] { console.printError(line) }
    } catch {
      console.show(error)
      return .invalidInput
    }
    if desk.hasFailed { return .invalidInput }
    return summary.wasInterrupted ? stop.exitCode : summary.exitCode
  }
}
