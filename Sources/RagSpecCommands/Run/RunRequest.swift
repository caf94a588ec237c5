import ContentDigest
import RagSpecCore
import RagSpecReports
import RagSpecRunner
import RagSpecToolkit
import ThreadPool

/// What `ragspec run` was asked for.
struct RunRequest: Equatable {
  var paths: [String] = []
  var filters: [String] = []
  var tags: [String] = []
  var cache = CacheWord.auto
  /// In seconds; `nil` for recordings of any age.
  var maxAge: Int?
  var records = false
  /// Regular expressions whose matches are taken out of what is written to cassettes.
  var redactions: [String] = []
  var concurrency: Int?
  var stopsAtFirstFailure = false
  var format = "terminal"
  var outputs: [String] = []
  var verbosity = ReportStyle.Verbosity.normal
  var project: String?
  var limits = RunBudget.Limits.none

  static let concurrencies = 1...1024

  func perform(_ console: Console) throws(InvalidInput) -> ExitCode {
    let project = try Project.opened(at: project, for: paths, console)
    let loaded = try LoadedSuites(arguments: paths, project: project)
    console.show(loaded.warnings)
    let plan = CaseSelection(request: loaded.request, filters: filters, tags: tags).plan(of: loaded.suites)
    loaded.keepUntilExit()
    guard plan.caseCount > 0 else {
      console.printError("nothing was selected" + (loaded.suites.isEmpty ? ": there are no suites" : ""))
      return .nothingSelected
    }
    if limits.cost != nil { try project.requirePrices() }
    let desk = try ReportDesk(self, console)
    let redaction = redactions.isEmpty ? nil : try Redaction(redactions)
    let recorder = records ? try CassetteRecorder(project: project, plan: plan, redaction: redaction) : nil
    let options = RunOptions(
      mode: try cache.mode(in: project), maxAge: maxAge, concurrency: concurrency,
      stopsAtFirstFailure: stopsAtFirstFailure, workers: ThreadPool.shared.width)
    return try InterruptibleTask.run { (stop) async throws(InvalidInput) in
      try await RunFlow(
        project: project, plan: plan, options: options, control: RunControl(limits, stop: stop.stop), console: console
      )
      .run(desk: desk, recorder: recorder, stop: stop)
    }
  }
}

/// A run with its reports.
struct RunFlow: Sendable {
  let project: Project
  let plan: Plan
  let options: RunOptions
  let control: RunControl
  let console: Console

  func run(
    desk: ReportDesk, recorder: CassetteRecorder?, stop: StopSignal
  ) async throws(InvalidInput) -> ExitCode {
    var (desk, recorder) = (desk, recorder)
    var refreshed: Set<SHA256Digest> = []
    let session = RunSession(project: project, options: options, control: control)
    let summary = try await session.run(plan) { event in
      desk.receive(event)
      recorder?.receive(event)
      if options.mode == .refresh, case .finishedCase(let result) = event {
        refreshed.formUnion([result.key].compactMap(\.self) + result.consulted.map(\.request.key))
      }
    }
    // What was laid anew for all cases is none of any case.
    if recorder == nil, options.mode == .refresh, !summary.groundwork.isEmpty {
      refreshed.formUnion(try plan.groundworkKeys)
    }
    if recorder == nil { try noteHidden(refreshed) }
    do throws(CacheError) {
      for line in try recorder?.finish(options.mode) ?? [] { console.printError(line) }
    } catch {
      console.show(error)
      return .invalidInput
    }
    if desk.hasFailed { return .invalidInput }
    return summary.wasInterrupted ? stop.exitCode : summary.exitCode
  }

  /// Says that the next run will not see new answers which older ones in cassettes come before.
  private func noteHidden(_ refreshed: Set<SHA256Digest>) throws(InvalidInput) {
    let count = try project.cassetteCount(of: refreshed)
    guard count > 0 else { return }
    console.printError(
      "warning: cassettes hold older answers to \(count) of these requests, and are read first\n"
        + "hint: '--record' renews the cassettes, too")
  }
}
