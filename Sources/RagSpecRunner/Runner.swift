package import RagSpecCore

/// Runs a plan: looks up what is recorded, calls for the rest, judges each output and tells of it in order.
///
/// It knows no file, no socket and no environment: providers, the cache and the clock are handed in, and what happens is
/// told as events. It throws nothing: whatever goes wrong with a case is the case's outcome.
package struct Runner: Sendable {
  let options: RunOptions
  /// What the run may ask for in all, and what ends it.
  let control: RunControl
  let cache: any ResponseCache
  /// Recordings of other machines; `nil` where nobody shares any.
  let shared: (any SharedRecordings)?
  /// The provider that speaks to an endpoint; asked only when something must be called.
  let provider: @Sendable (Endpoint) -> any Provider
  /// What people should know of the endpoints, once all is done.
  let remarks: @Sendable () -> [String]
  /// Seconds since 1970 in UTC.
  let now: @Sendable () -> Int

  package init(
    options: RunOptions, control: RunControl = RunControl(), cache: any ResponseCache,
    shared: (any SharedRecordings)? = nil, now: @escaping @Sendable () -> Int,
    remarks: @escaping @Sendable () -> [String] = { [] },
    provider: @escaping @Sendable (Endpoint) -> any Provider
  ) {
    self.options = options
    self.control = control
    self.cache = cache
    self.shared = shared
    self.now = now
    self.remarks = remarks
    self.provider = provider
  }

  /// Runs the plan and returns its summary, which is also the last event.
  ///
  /// A run that is stopped starts nothing more, lets end what is under way and reports the rest as skipped; a cancelled
  /// task breaks off what is under way as well.
  package func run(_ plan: Plan, receive: (RunEvent) -> Void) async -> RunSummary {
    let clock = ContinuousClock()
    let start = clock.now
    let alarm = alarm()
    defer { alarm?.cancel() }
    var ledger = RunLedger(plan: plan, stopsAtFirstFailure: options.stopsAtFirstFailure)
    let work = await settle(ledger.items, into: &ledger, receive)
    await call(work, into: &ledger, receive)
    let isInterrupted = Task.isCancelled || control.stop.reason == .interrupted
    // What is left behind a failure is so for that reason, whatever else happened.
    let hasRest = ledger.hasRest
    let reason = isInterrupted ? RunControl.interrupted : control.skipReason
    ledger.skipRest(because: reason ?? RunLedger.afterFailure, receive)
    let duration = clock.now - start
    let unsent = await shared?.finish() ?? []
    let summary = RunSummary(
      tally: ledger.tally, suites: ledger.summaries, duration: duration, wasInterrupted: isInterrupted,
      warnings: ledger.warnings + remarks() + flush() + unsent, groundwork: ledger.groundwork,
      usedUp: hasRest || ledger.hasSkipped || control.budget.refusedRetry ? control.usedUp : nil,
      calls: control.budget.calls)
    receive(.finished(summary))
    return summary
  }

  /// Stops the run when its time is over.
  private func alarm() -> Task<Void, any Error>? {
    guard let time = control.budget.limits.time else { return nil }
    // Not on the threads of the run, which a program may keep waiting.
    return Task.detached {
      try await Task.sleep(for: time, clock: .continuous)
      control.stop.stop(.budget(.time))
    }
  }

  /// Whether nothing more may begin.
  var isStopping: Bool { Task.isCancelled || control.stop.isStopped }

  /// The warning that answers are lost to the next run, and what to do about that.
  static func notRecorded(_ error: CacheError) -> String {
    "responses were not recorded: \(error.message)" + (error.hint.map { "; \($0)" } ?? "")
  }

  private func flush() -> [String] {
    guard options.mode.records else { return [] }
    do throws(CacheError) {
      try cache.flush()
      return []
    } catch { return [Self.notRecorded(error)] }
  }
}

/// How a plan is run.
package struct RunOptions: Sendable {
  package var mode: CacheMode
  /// Calls under way at once for each endpoint; `nil` for each endpoint's own limit.
  package var concurrency: Int?
  package var stopsAtFirstFailure: Bool
  /// Whether passed assessments are explained too.
  package var explainsAll: Bool
  /// How many threads look up and judge.
  package var workers: Int

  package init(
    mode: CacheMode = .auto, concurrency: Int? = nil, stopsAtFirstFailure: Bool = false, explainsAll: Bool = false,
    workers: Int = 2
  ) {
    self.mode = mode
    self.concurrency = concurrency
    self.stopsAtFirstFailure = stopsAtFirstFailure
    self.explainsAll = explainsAll
    self.workers = max(workers, 1)
  }
}
